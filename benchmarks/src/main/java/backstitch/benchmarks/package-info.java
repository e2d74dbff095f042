/**
 * Benchmarks, one class per question.
 *
 * <pre>
 *   java -jar benchmarks/target/benchmarks.jar                       all of them
 *   java -jar benchmarks/target/benchmarks.jar Matmul -p threads=1   some
 * </pre>
 */
@NullMarked
package backstitch.benchmarks;

import org.jspecify.annotations.NullMarked;
