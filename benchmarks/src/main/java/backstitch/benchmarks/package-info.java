/**
 * JMH benchmarks, one class per question, and a comparison with other libraries.
 *
 * <pre>
 *   java -jar benchmarks/target/benchmarks.jar -l            lists the benchmarks
 *   java -jar benchmarks/target/benchmarks.jar Matmul -t 2   runs one, on two threads
 * </pre>
 *
 * <p>{@code docs/benchmarks.md} says what came out, and which three commands make that page again.
 *
 * <p>A benchmark asks somebody to do some work. Read first who can be asked: a {@link Peer}
 * prepares a {@link Task}, which is then run and timed. {@link Backstitch} is such a peer, with
 * {@link BackstitchTraining}; {@link BackstitchKernels} is its matrix product alone. The other
 * libraries are in {@code src/peers/java}. The work is a {@link MatrixProduct}, an {@link
 * ArrayOperation} or the {@link Experiment}, which trains a network.
 *
 * <p>Then the benchmarks: {@link MatmulBenchmark}, {@link ElementwiseBenchmark}, {@link
 * TrainingStepBenchmark} and {@link EpochBenchmark} share {@link PeerBenchmark}, which checks a
 * result before anything is timed. {@link Jmh} is the command line.
 *
 * <p>Then the comparison: {@link Compare} puts each {@link Question} to Backstitch and to each
 * {@link Family} of peers in turn. Each answers in a {@link Child} process of its own, which runs
 * {@link Measure}. Two times, pair by pair, make a {@link Figure}; the figures, with the {@link
 * Machine} and its {@link Limits}, make a {@link Run}, a file of JSON.
 *
 * <p>Last, {@link Page} writes {@code docs/benchmarks.md} from these files, and {@link Chart} its
 * picture.
 */
@NullMarked
package backstitch.benchmarks;

import org.jspecify.annotations.NullMarked;
