/**
 * The matrix product in the Vector API: the only package that needs {@code jdk.incubator.vector}.
 * Read {@code VectorKernels} for the blocks, {@code Panel} for what is packed, {@code Tile} for
 * what stays in registers.
 */
@NullMarked
package backstitch.core.internal.vector;

import org.jspecify.annotations.NullMarked;
