package backstitch.nn;

import static backstitch.nn.SafetensorsBytes.file;
import static backstitch.nn.SafetensorsBytes.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstitch.core.Rng;
import backstitch.core.Shape;
import backstitch.core.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointLoadingTest {
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void namePath() {
    path = folder.resolve("m.safetensors");
  }

  private static Sequential network(long seed) {
    Sequential net = new Sequential(new Dense(4), new Relu(), new Dense(3));
    net.initialize(Initializer.normal(1), Rng.of(seed));
    net.forward(Tensor.zeros(1, 5));
    return net;
  }

  private void assertMisfit(List<Parameter> parameters, String message) {
    List<Tensor> before = parameters.stream().map(p -> p.variable().value()).toList();
    assertThatThrownBy(() -> Checkpoint.read(path).loadInto(parameters))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage(path + ": " + message);
    assertThat(parameters.stream().map(p -> p.variable().value())).isEqualTo(before);
  }

  @Test
  void networkIsTheSameAfterItWasWrittenAndRead() {
    Sequential trained = network(1);
    Sequential fresh = network(2);
    Checkpoint.of(trained.parameters(), Map.of()).write(path);
    Checkpoint.read(path).loadInto(fresh.parameters());
    assertThat(ModelHash.of(fresh.parameters())).isEqualTo(ModelHash.of(trained.parameters()));
    Tensor x = Tensor.arange(10).reshape(2, 5);
    assertThat(fresh.forward(x).value()).isEqualTo(trained.forward(x).value());
  }

  @Test
  void namesCountAndNotTheirOrder() {
    List<Parameter> given = network(1).parameters();
    List<Parameter> turned = new ArrayList<>(given);
    java.util.Collections.reverse(turned);
    Checkpoint.of(turned, Map.of()).write(path);
    Sequential fresh = network(2);
    Checkpoint.read(path).loadInto(fresh.parameters());
    assertThat(ModelHash.of(fresh.parameters())).isEqualTo(ModelHash.of(given));
  }

  @Test
  void parametersWithoutAValueHaveNoShapeToCompare() {
    Checkpoint.of(network(1).parameters(), Map.of()).write(path);
    Sequential fresh = new Sequential(new Dense(4), new Relu(), new Dense(3));
    fresh.initialize(Initializer.normal(1), Rng.of(2));
    assertThatIllegalStateException()
        .isThrownBy(() -> Checkpoint.read(path).loadInto(fresh.parameters()))
        .withMessage(
            "0.weight: no value yet; it is drawn in the first forward pass of its network");
  }

  @Test
  void parametersOfOneNameAreRefused() {
    Checkpoint.of(List.of(parameter("w", 1)), Map.of()).write(path);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Checkpoint.read(path).loadInto(List.of(parameter("w", 1), parameter("w", 1))))
        .withMessageStartingWith("two parameters are named w; initialize the network");
  }

  @Test
  void shapesThatDifferAreListedOnBothSides() {
    Checkpoint.of(List.of(parameter("w", 10, 784), parameter("b", 10)), Map.of()).write(path);
    assertMisfit(
        List.of(parameter("w", 10, 100), parameter("b", 10)),
        "tensors: expected w [10, 100], found w [10, 784]");
  }

  @Test
  void tensorsThatAreMissingOrLeftOverAreListed() {
    Checkpoint.of(List.of(parameter("w", 2), parameter("b", 3)), Map.of()).write(path);
    assertMisfit(List.of(parameter("w", 2)), "tensors: expected nothing else, found b [3]");
    assertMisfit(
        List.of(parameter("w", 2), parameter("b", 3), parameter("c", 4, 4)),
        "tensors: expected c [4, 4], found nothing else");
    assertThatThrownBy(() -> Checkpoint.read(path).loadMatchingShapes(List.of(parameter("x", 2))))
        .isExactlyInstanceOf(CheckpointException.class)
        .hasMessage(path + ": tensors: expected x [2], found w [2], b [3]");
  }

  @Test
  void longListsAreCut() {
    List<Parameter> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add(parameter("p" + i, 1));
    }
    Checkpoint.of(List.of(), Map.of()).write(path);
    assertMisfit(
        many,
        "tensors: expected p0 [1], p1 [1], p2 [1], p3 [1], p4 [1], p5 [1], p6 [1], p7 [1], p8 [1],"
            + " p9 [1] and 2 more, found nothing else");
  }

  /** PyTorch's Flatten, Linear, ReLU, Linear, its names sorted as the reference writes them. */
  @Test
  void otherNamesOfTheSameShapesAreShownAsAMappingAndTakenOnDemand() throws IOException {
    String header =
        "{'1.bias':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'1.weight':{'dtype':'F32','shape':[2,1],'data_offsets':[8,16]},"
            + "'3.bias':{'dtype':'F32','shape':[1],'data_offsets':[16,20]},"
            + "'3.weight':{'dtype':'F32','shape':[1,2],'data_offsets':[20,28]}}";
    Files.write(path, file(header, 1, 2, 3, 4, 5, 6, 7));
    Sequential net = new Sequential(new Dense(2), new Relu(), new Dense(1));
    net.initialize(Initializer.zeros(), Rng.of(0));
    net.forward(Tensor.zeros(1, 1));
    assertMisfit(
        net.parameters(),
        "tensors: expected 0.weight [2, 1], 0.bias [2], 2.weight [1, 2], 2.bias [1], found"
            + " 1.bias [2], 1.weight [2, 1], 3.bias [1], 3.weight [1, 2]; the shapes fit as"
            + " 1.weight -> 0.weight, 1.bias -> 0.bias, 3.weight -> 2.weight, 3.bias -> 2.bias,"
            + " which --match-shapes (loadMatchingShapes) takes");
    Checkpoint.read(path).loadMatchingShapes(net.parameters());
    assertThat(net.parameters().stream().map(p -> p.variable().value()))
        .containsExactly(
            Tensor.of(Shape.of(2, 1), 3, 4),
            Tensor.of(1, 2),
            Tensor.of(Shape.of(1, 2), 6, 7),
            Tensor.of(5f));
  }

  @Test
  void tensorsOfOneShapeAreTakenInTheOrderOfTheFile() {
    Checkpoint.of(List.of(parameter("z", Tensor.of(1f)), parameter("a", Tensor.of(2f))), Map.of())
        .write(path);
    List<Parameter> loaded = List.of(parameter("p", 1), parameter("q", 1));
    Checkpoint.read(path).loadMatchingShapes(loaded);
    assertThat(loaded.get(0).variable().value()).isEqualTo(Tensor.of(1f));
    assertThat(loaded.get(1).variable().value()).isEqualTo(Tensor.of(2f));
  }

  @Test
  void tensorsWhoseNamesWereSortedAreTakenInTheOrderOfTheirNumbers() {
    Checkpoint.of(
            List.of(
                parameter("11.w", Tensor.of(11f)),
                parameter("9.w", Tensor.of(9f)),
                parameter("a", Tensor.of(20f))),
            Map.of())
        .write(path);
    List<Parameter> loaded = List.of(parameter("p", 1), parameter("q", 1), parameter("r", 1));
    Checkpoint.read(path).loadMatchingShapes(loaded);
    assertThat(loaded.stream().map(p -> p.variable().value().item())).containsExactly(9f, 11f, 20f);
  }

  @Test
  void namesThatFitGoBeforeShapes() {
    Checkpoint.of(List.of(parameter("b", Tensor.of(1f)), parameter("a", Tensor.of(2f))), Map.of())
        .write(path);
    List<Parameter> loaded = List.of(parameter("a", 1), parameter("b", 1));
    Checkpoint.read(path).loadMatchingShapes(loaded);
    assertThat(loaded.get(0).variable().value()).isEqualTo(Tensor.of(2f));
  }

  private void writeSorted(String hash) throws IOException {
    String header =
        "{'__metadata__':{'hash':'"
            + hash
            + "'},"
            + "'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'w':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}";
    Files.write(path, file(header, 1, 2, 3));
  }

  /** A file that the reference implementation has written again lost the order of the network. */
  @Test
  void hashOfAFileWithSortedNamesIsThatOfTheNetworkItIsLoadedInto() throws IOException {
    List<Parameter> network = List.of(parameter("w", 2), parameter("b", 1));
    String hash =
        ModelHash.of(List.of(parameter("w", Tensor.of(2, 3)), parameter("b", Tensor.of(1f))));
    writeSorted(hash);
    Checkpoint.read(path).loadInto(network);
    assertThat(ModelHash.of(network)).isEqualTo(hash);
    writeSorted("0".repeat(64));
    assertMisfit(
        network,
        "__metadata__ \"hash\": expected "
            + hash
            + ", that of the tensors, found "
            + "0".repeat(64));
  }
}
