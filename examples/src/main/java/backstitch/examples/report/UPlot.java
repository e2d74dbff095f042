package backstitch.examples.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The library that draws the charts, from its WebJar on the class path.
 *
 * @param style its style sheet
 * @param script its licence as a comment, which has to stay with it, and its code
 */
record UPlot(String style, Html script) {
  static UPlot load() {
    Properties jar = new Properties();
    try {
      String properties = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
      jar.load(new StringReader(Template.resource(properties)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String root = "/META-INF/resources/webjars/uplot/" + jar.getProperty("version") + "/";
    String licence = "/*\n" + Template.resource(root + "LICENSE") + "*/\n";
    String code = Template.resource(root + "dist/uPlot.iife.min.js");
    return new UPlot(Template.resource(root + "dist/uPlot.min.css"), Html.script(licence + code));
  }
}
