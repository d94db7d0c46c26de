package org.openpayouts.localstack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.demo.Screen;
import org.openpayouts.localstack.process.PeakMemory;
import org.openpayouts.localstack.stack.Health;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.localstack.stack.RunningStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** payouts status. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Shows every process of the stack: its pid, whether it lives, what a service says of"
          + " itself, and the most memory that it ever held. Exit code 1 where one of them is down."
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private StackOptions stack = new StackOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    RunningStack running = stack.running();
    Health health = new Health(new Http());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("process", "pid", "state", "peak MiB", "log"));
    boolean allUp = true;
    for (Instance instance : running.shape().instances()) {
      long pid = running.file().pids().getOrDefault(instance.id(), 0L);
      String state = state(running, instance, pid, health);
      allUp &= "running".equals(state) || "UP".equals(state);
      String log = running.folder().log(instance).toString();
      rows.add(List.of(instance.id(), Long.toString(pid), state, memory(pid), log));
    }
    spec.commandLine().getOut().println(Screen.table(rows));
    return allUp ? 0 : 1;
  }

  private static String memory(long pid) {
    OptionalLong peak = PeakMemory.mebibytesOf(pid);
    return peak.isPresent() ? Long.toString(peak.getAsLong()) : "";
  }

  private static String state(RunningStack running, Instance instance, long pid, Health health) {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return "down";
    }
    String management = running.file().managementUrl().get(instance.id());
    return management == null ? "running" : health.readiness(management);
  }
}
