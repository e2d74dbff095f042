/**
 * What the system around a program gives.
 *
 * <p>{@link backstitch.examples.system.Progress} and {@code FittedBar}: the progress bar on a
 * terminal; {@link backstitch.examples.system.SignOfLife}: a fetch goes on, on a terminal or
 * without one; {@link backstitch.examples.system.Proxies}: the proxy that the environment names.
 */
@NullMarked
package backstitch.examples.system;

import org.jspecify.annotations.NullMarked;
