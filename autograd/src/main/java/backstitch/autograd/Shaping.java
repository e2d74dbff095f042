package backstitch.autograd;

import backstitch.core.Shape;

/**
 * Operations that rearrange elements, repeat them, or sum the copies. The derivative of each is
 * again one of them.
 */
public final class Shaping {
  private Shaping() {}

  /**
   * {@return the same elements in another shape}
   *
   * @param x any shape
   * @param dims the new dimensions; one of them may be -1, to be computed from the others
   */
  public static Variable reshape(Variable x, int... dims) {
    return Operation.named("reshape")
        .value(x.value().reshape(dims))
        .from(x, dY -> reshape(dY, x.shape().dims())) // dx = dy in the shape of x
        .record();
  }

  /**
   * {@return y, which is x with its axes in another order: axis i of y is axis {@code order[i]} of
   * x}
   *
   * @param x any shape
   * @param order each axis once; without arguments, the axes are reversed
   */
  public static Variable transpose(Variable x, int... order) {
    int[] copy = order.clone(); // see Indexing
    return Operation.named("transpose")
        .value(x.value().transpose(order))
        .from(x, dY -> transpose(dY, inverse(x.shape(), copy))) // dx = dy in the inverse order
        .record();
  }

  /** The order that undoes another; an empty order, which reverses the axes, undoes itself. */
  private static int[] inverse(Shape shape, int... order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[shape.axis("transpose", order[i])] = i;
    }
    return inverse;
  }

  /**
   * {@return x repeated along axes of size 1 and new leading axes to fill the target shape}
   *
   * @param x a shape that broadcasts to the target
   * @param target the shape to fill
   */
  public static Variable broadcastTo(Variable x, Shape target) {
    return Operation.named("broadcastTo")
        .value(x.value().broadcastTo(target))
        .from(x, dY -> sumTo(dY, x.shape())) // dx = Σ dy over the copies of x
        .record();
  }

  /**
   * {@return x summed to the target shape, over the axes along which broadcasting repeats the
   * target}
   *
   * @param x a shape to which the target broadcasts
   * @param target the shape to sum to
   */
  public static Variable sumTo(Variable x, Shape target) {
    if (x.shape().equals(target)) {
      return x;
    }
    return Operation.named("sumTo")
        .value(x.value().sumTo(target))
        .from(x, dY -> broadcastTo(dY, x.shape())) // dx = dy repeated
        .record();
  }
}
