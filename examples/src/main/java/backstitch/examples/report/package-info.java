/** What is reported of a trained network. */
@NullMarked
package backstitch.examples.report;

import org.jspecify.annotations.NullMarked;
