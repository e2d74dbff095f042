package backstitch.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import backstitch.autograd.OperationTable.Row;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing compiled into the package escapes the table, and the table invents nothing. */
class OperationTableTest {
  @Test
  void theTableHasEveryCompiledOperationAndNoOther() {
    assertThat(tableNames()).isEqualTo(new TreeSet<>(CompiledOperations.byName().keySet()));
  }

  @Test
  void everyVerbOfAVariableIsAnOperationOfTheTable() {
    assertThat(CompiledOperations.fluent()).extracting(Method::getName).isSubsetOf(tableNames());
  }

  @Test
  void everyOperationOnTwoVariablesHasARowInWhichTheyMayBeTheSame() {
    Stream<String> needIt =
        CompiledOperations.byName().values().stream()
            .filter(CompiledOperations::takesTwoVariables)
            .map(Method::getName);
    Stream<String> haveIt =
        OperationTable.rows().stream().filter(Row::hasTwoOperandsOfOneShape).map(Row::name);
    assertThat(haveIt.collect(Collectors.toSet())).isEqualTo(needIt.collect(Collectors.toSet()));
  }

  private static Set<String> tableNames() {
    return OperationTable.rows().stream()
        .map(Row::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
