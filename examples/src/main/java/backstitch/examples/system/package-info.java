/**
 * The surroundings of a program: its terminal and its environment variables.
 *
 * <p>{@link backstitch.examples.system.Progress} and {@code FittedBar} show a progress bar on a
 * terminal. {@link backstitch.examples.system.SignOfLife} shows that a download goes on, also
 * without a terminal. {@link backstitch.examples.system.Proxies} finds the proxy that the
 * environment names.
 */
@NullMarked
package backstitch.examples.system;

import org.jspecify.annotations.NullMarked;
