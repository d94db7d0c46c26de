package org.openpayouts.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openpayouts.localstack.merchant.DemoMerchant;
import org.openpayouts.localstack.network.Toxic;

/**
 * The process that owns a stack. It stays until it is told to stop; its children end with it, even
 * where it is killed.
 */
public final class Supervisor {
  private final Stack stack;
  private final Progress progress;
  private final CountDownLatch told = new CountDownLatch(1);
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Outfit outfit;

  private Supervisor(Stack stack, Progress progress) {
    this.stack = stack;
    this.progress = progress;
    this.outfit = new Outfit(stack);
  }

  /**
   * Runs until it is told to stop.
   *
   * @param args the data folder, the port base and the shape
   */
  public static void main(String[] args) throws InterruptedException {
    StackFolder folder = new StackFolder(Path.of(args[0]));
    ProgressFile progress = new ProgressFile(folder.progress());
    int exit;
    try {
      StackPorts ports = new StackPorts(Integer.parseInt(args[1]));
      Addresses addresses = new Addresses(ports, Shape.parse(args[2]));
      Stack stack = Stack.take(folder, addresses, progress, Clock.systemUTC());
      exit = new Supervisor(stack, progress).run();
    } catch (RuntimeException e) {
      progress.tell(Progress.Step.failed(sentence(e)));
      exit = 1;
    }
    System.exit(exit);
  }

  private int run() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnce));
    try (ControlServer control = control()) {
      stack.start();
      progress.tell(Progress.Step.started("demo merchant"));
      DemoMerchant merchant = outfit.prepareMerchant();
      BigDecimal reserve = outfit.awaitReserve(merchant);
      progress.tell(
          Progress.Step.done("demo merchant", reserve.toPlainString() + " USD available"));
      outfit.writeStackFile(merchant);
      progress.tell(Progress.Step.ready(stack.folder().stackFile().toString()));
      Thread.ofPlatform().daemon().name("fast-start").start(this::prepareNextStart);
      told.await();
      return 0;
    } catch (RuntimeException | IOException e) {
      stopOnce();
      progress.tell(Progress.Step.failed(sentence(e)));
      return 1;
    } finally {
      stopOnce();
    }
  }

  private ControlServer control() throws IOException {
    return ControlServer.start(
        stack.ports().control(),
        stack.assembly().secrets().read(SecretNames.CONTROL),
        new ControlServer.Orders() {
          @Override
          public void stop() {
            stopOnce();
          }

          @Override
          public void leave() {
            told.countDown();
          }

          @Override
          public List<Instance> startMissing() {
            List<Instance> started = stack.startMissing();
            outfit.rewriteStackFile();
            return started;
          }

          @Override
          public void restart(Instance instance) {
            stack.restart(instance);
            outfit.rewriteStackFile();
          }

          @Override
          public void kill(Instance instance) {
            stack.kill(instance);
          }

          @Override
          public void disturb(Instance edge, Toxic toxic) {
            stack.network().apply(edge, toxic);
          }
        });
  }

  private void stopOnce() {
    if (stopped.compareAndSet(false, true)) {
      stack.stop();
      delete(stack.folder().stackFile());
    }
  }

  private void prepareNextStart() {
    Assembly assembly = stack.assembly();
    for (Component service : Component.services()) {
      prepare(service.id(), () -> assembly.fastStart().train(assembly.extract(service)));
    }
    prepare("kafka and the registry", assembly::trainInfrastructure);
  }

  private void prepare(String what, Runnable training) {
    try {
      if (!stopped.get()) {
        training.run();
      }
    } catch (RuntimeException e) {
      System.err.println("no fast start for " + what + ": " + sentence(e));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }

  private static String sentence(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
