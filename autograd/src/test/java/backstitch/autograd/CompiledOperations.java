package backstitch.autograd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All operations, found in the compiled classes and not in a list. */
final class CompiledOperations {
  private static final Set<String> NOT_OPERATIONS = Set.of("detach");

  private CompiledOperations() {}

  /** The public static methods of the package that return a variable; no name occurs twice. */
  static Map<String, Method> byName() {
    return classes()
        .filter(type -> type != Variable.class && type != Operation.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(CompiledOperations::isPublicAndReturnsAVariable)
        .collect(
            Collectors.toMap(
                Method::getName,
                method -> method,
                (one, other) -> {
                  throw new AssertionError("two operations of one name: " + one + ", " + other);
                },
                TreeMap::new));
  }

  /** The verbs that {@link Variable} lists. */
  static List<Method> fluent() {
    return Arrays.stream(Variable.class.getDeclaredMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(CompiledOperations::isPublicAndReturnsAVariable)
        .filter(method -> !NOT_OPERATIONS.contains(method.getName()))
        .toList();
  }

  static boolean takesTwoVariables(Method method) {
    return Arrays.stream(method.getParameterTypes()).filter(Variable.class::equals).count() == 2;
  }

  /** As Java calls it: {@code Arithmetic.plus(Variable, Variable)}. */
  static String signature(Method operation) {
    String types =
        Arrays.stream(operation.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", "));
    String last = operation.isVarArgs() ? types.replaceAll("\\[]$", "...") : types;
    return family(operation) + "." + operation.getName() + "(" + last + ")";
  }

  static String family(Method operation) {
    return operation.getDeclaringClass().getSimpleName();
  }

  private static boolean isPublicAndReturnsAVariable(Method method) {
    return Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Variable.class;
  }

  private static Stream<Class<?>> classes() {
    String packageName = Variable.class.getPackageName();
    try (Stream<Path> files = Files.list(root().resolve(packageName.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .map(name -> packageName + "." + name.substring(0, name.length() - ".class".length()))
          .<Class<?>>map(CompiledOperations::load)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      URI location = Variable.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(location);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Variable.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
