/** The kernels in the Vector API: the only package that needs {@code jdk.incubator.vector}. */
@NullMarked
package backstitch.core.internal.vector;

import org.jspecify.annotations.NullMarked;
