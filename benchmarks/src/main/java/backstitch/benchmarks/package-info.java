/**
 * JMH benchmarks, one class per question, and a comparison with other libraries.
 *
 * <pre>
 *   java -jar benchmarks/target/benchmarks.jar -l            lists the benchmarks
 *   java -jar benchmarks/target/benchmarks.jar Matmul -t 2   runs one, on two threads
 * </pre>
 *
 * <p>{@code docs/benchmarks.md} has the results, and the three commands that make that page again.
 *
 * <p>To read the source, begin with the libraries that are timed. Each is a {@link Peer}. It
 * prepares a {@link Task}, which is then run and timed. {@link Backstitch} is a peer, with {@link
 * BackstitchTraining}; {@link BackstitchKernels} is its matrix product alone. The other libraries
 * are in {@code src/peers/java}. A task computes a {@link MatrixProduct} or an {@link
 * ArrayOperation}, or it trains the network of the {@link Experiment}.
 *
 * <p>Then read the benchmarks: {@link MatmulBenchmark}, {@link ElementwiseBenchmark}, {@link
 * TrainingStepBenchmark} and {@link EpochBenchmark} share {@link PeerBenchmark}, which checks a
 * result before anything is timed. {@link Jmh} is their command line.
 *
 * <p>Then read the comparison: {@link Compare}, with its {@link CompareOptions}, puts each {@link
 * Question} to Backstitch and to each {@link Family} of peers in turn. Each answers in a {@link
 * Child} process of its own, which runs {@link Measure}. The times of Backstitch and of one peer
 * make a {@link Figure}; all figures and the {@link Machine} make a {@link Run}, a file of JSON.
 *
 * <p>Last, {@link Page} writes {@code docs/benchmarks.md} from these files, and {@link Chart} its
 * picture.
 */
@NullMarked
package backstitch.benchmarks;

import org.jspecify.annotations.NullMarked;
