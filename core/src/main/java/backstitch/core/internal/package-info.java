/** The loops behind the tensors: they see arrays, offsets and whole numbers, never a tensor. */
@NullMarked
package backstitch.core.internal;

import org.jspecify.annotations.NullMarked;
