/**
 * Benchmarks, one class per question, and a comparison with other libraries.
 *
 * <pre>
 *   java -jar benchmarks/target/benchmarks.jar                       all benchmarks, Backstitch only
 *   java -jar benchmarks/target/benchmarks.jar Matmul -p threads=1   some
 *
 *   mvn -Ppeers -DskipTests package
 *   java -cp benchmarks/target/benchmarks.jar backstitch.benchmarks.Compare   with the peers
 * </pre>
 *
 * <p>Read {@link Peer} and {@link Task} first: who computes, and what. {@link MatrixProduct},
 * {@link ArrayOperation} and {@link Experiment} are the work, {@link Backstitch} does it, and from
 * inside {@link BackstitchKernels}, as the others in {@code src/peers/java} do. {@link
 * PeerBenchmark} is what the benchmarks {@link MatmulBenchmark}, {@link ElementwiseBenchmark},
 * {@link TrainingStepBenchmark} and {@link EpochBenchmark} share; {@link LoadingBenchmark} and
 * {@link LimitsBenchmark} have no peers, those of {@link PollutionBenchmark} are we ourselves.
 *
 * <p>{@link Compare} puts each {@link Question} to each {@link Family} in turn, in a {@link Child}
 * process that runs {@link Measure} and prints a {@link Sample}; {@link Ratios} of these make a
 * {@link Table}, its numbers written by {@link Format}, below what {@link Machine} says of the
 * computer and its {@link Limits}.
 */
@NullMarked
package backstitch.benchmarks;

import org.jspecify.annotations.NullMarked;
