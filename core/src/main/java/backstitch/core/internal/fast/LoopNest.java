package backstitch.core.internal.fast;

import java.util.Arrays;

/**
 * Nested loops over axes in row-major order, with a stride of each operand for each loop.
 *
 * <p>Axes of size 1 are dropped. Neighbouring axes become one loop where every operand goes through
 * them with one stride: adding two {@code [2, 3, 4]} tensors is one loop of 24, adding {@code [4]}
 * to {@code [2, 3, 4]} is a loop of 6 around a loop of 4.
 */
final class LoopNest {
  private final int[] dims;
  private final int[][] strides;

  private LoopNest(int[] dims, int[][] strides) {
    this.dims = dims;
    this.strides = strides;
  }

  /** Loops over axes, outermost first. Each operand has its strides, 0 where it is repeated. */
  static LoopNest over(int[] dims, int[]... strides) {
    if (isEmpty(dims)) { // there is no element, however long the other axes are
      return new LoopNest(new int[1], new int[strides.length][1]);
    }
    int[] mergedDims = new int[dims.length];
    int[][] merged = new int[strides.length][dims.length];
    int depth = 0;
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] == 1) {
        continue;
      }
      boolean joins = depth > 0;
      for (int operand = 0; joins && operand < strides.length; operand++) {
        joins = merged[operand][depth - 1] == strides[operand][axis] * dims[axis];
      }
      if (!joins) {
        depth++;
      }
      mergedDims[depth - 1] = joins ? mergedDims[depth - 1] * dims[axis] : dims[axis];
      for (int operand = 0; operand < strides.length; operand++) {
        merged[operand][depth - 1] = strides[operand][axis];
      }
    }
    return new LoopNest(Arrays.copyOf(mergedDims, depth), merged);
  }

  static boolean isEmpty(int[] dims) {
    for (int dim : dims) {
      if (dim == 0) {
        return true;
      }
    }
    return false;
  }

  /** The strides of a row-major array. */
  static int[] rowMajor(int[] dims) {
    int[] strides = new int[dims.length];
    int stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims[axis];
    }
    return strides;
  }

  /** The strides that read a row-major array of {@code dims} as if it had the shape {@code to}. */
  static int[] broadcast(int[] dims, int[] to) {
    int[] own = rowMajor(dims);
    int[] strides = new int[to.length];
    for (int back = 1; back <= dims.length; back++) {
      boolean repeated = dims[dims.length - back] == 1;
      strides[to.length - back] = repeated ? 0 : own[dims.length - back];
    }
    return strides;
  }

  /** The length of the innermost loop; 1 if there is none. */
  int innerLength() {
    return dims.length == 0 ? 1 : dims[dims.length - 1];
  }

  /** The stride of an operand in the innermost loop; 1 if there is none. */
  int innerStride(int operand) {
    return dims.length == 0 ? 1 : strides[operand][dims.length - 1];
  }

  /** The indices of an operand at which the innermost loop begins, in order. */
  int[] innerStarts(int operand) {
    return offsets(operand, Math.max(dims.length - 1, 0));
  }

  /** The indices of an operand's elements, in order. */
  int[] offsets(int operand) {
    return offsets(operand, dims.length);
  }

  private int[] offsets(int operand, int depth) {
    int[] offsets = {0};
    for (int axis = 0; axis < depth; axis++) {
      int[] longer = new int[offsets.length * dims[axis]];
      int filled = 0;
      for (int offset : offsets) {
        for (int i = 0; i < dims[axis]; i++) {
          longer[filled++] = offset + i * strides[operand][axis];
        }
      }
      offsets = longer;
    }
    return offsets;
  }
}
