/**
 * The page about a run, which {@code --report} asks for: one HTML file that needs no other.
 *
 * <p>To read the source, take the files in this order: {@code Html} and {@code Template}, how text
 * gets into the page; {@code Figures}, {@code Table} and {@code Png}, numbers and images in it;
 * {@code Steps} and {@code Epochs}, the course of the training; {@link
 * backstitch.examples.report.ConfusionMatrix}, {@code Mistakes} and {@code TestResult}, what the
 * network makes of the test images, with {@code ClassTables}; {@code Weights}; {@link
 * backstitch.examples.report.Setup}, what was run and how it is run again; {@code UPlot}, which
 * draws the charts; {@code ReportFile}, where the page goes; {@link
 * backstitch.examples.report.Report}, which puts all of it together. The page itself is among the
 * resources: {@code page.html}, three style sheets and {@code page.js}.
 */
@NullMarked
package backstitch.examples.report;

import org.jspecify.annotations.NullMarked;
