package org.openpayouts.localstack.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.localstack.check.AcceptedPayout;
import org.openpayouts.localstack.client.Patience;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.RunningStack;

/** The story of one run: ask, cut off, mine, watch, and judge. */
public final class Demo {
  private static final Duration TICK = Duration.ofMillis(700);
  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final RunningStack stack;
  private final Screen screen;
  private final Clock clock;
  private final Patience patience = new Patience(Duration.ofSeconds(90));

  public Demo(RunningStack stack, Screen screen, Clock clock) {
    this.stack = stack;
    this.screen = screen;
    this.clock = clock;
  }

  /**
   * Looks whether this is a file of payouts, before anything is started for it.
   *
   * @throws Unreadable if it is none
   */
  public static void checkFile(Path file) {
    PayoutsFile.read(file);
  }

  /**
   * Runs it.
   *
   * @param file a CSV file; without one, as many payouts as asked for are made up
   * @return whether everything was accepted as it should be and all witnesses agree
   */
  public Summary run(int payouts, Optional<Path> file) {
    List<PayoutLine> lines =
        file.map(PayoutsFile::read)
            .orElseGet(() -> Wishes.of(payouts, stack.file().merchant().recipients()));
    String run = RUN.format(clock.instant());
    Journal journal = new Journal(stack.folder().journals().resolve(run + ".jsonl"));
    Leftovers leftovers = new Leftovers(stack, patience);
    leftovers.bringHome();
    patience.ask(leftovers::waiting).forEach(journal::accepted);
    if (!journal.all().isEmpty()) {
      screen.say(journal.all().size() + " payouts of earlier runs wait too and are followed");
    }
    int heightBefore = patience.ask(stack.chain()::height);
    new ReserveFill(stack, screen, patience).fill(lines, run);
    Intake intake = submit(lines, journal, run, file.isPresent());
    String cutoff = patience.ask(() -> stack.cutOffOnce("demo", "demo " + run, "demo-" + run));
    screen.say("cutoff " + cutoff);
    Statuses statuses = follow(journal, lines.size());
    return new Judgement(stack).of(journal, intake, statuses, heightBefore);
  }

  private Intake submit(List<PayoutLine> lines, Journal journal, String run, boolean fromFile) {
    int before = journal.all().size();
    List<Submission.RefusedLine> refused;
    try (Screen.Bar bar = screen.bar("requesting", lines.size())) {
      refused = new Submission(stack, journal, run).submit(lines, bar::step);
    }
    refused.forEach(line -> screen.say("line " + line.line() + " refused: " + line.reason()));
    int accepted = journal.all().size() - before;
    screen.say("%d payouts accepted, %d lines refused".formatted(accepted, refused.size()));
    return new Intake(fromFile, lines.size(), accepted, refused);
  }

  /** Mines a block whenever something waits for one, until every payout has ended. */
  private Statuses follow(Journal journal, int lines) {
    Statuses statuses =
        new Statuses(
            stack.merchant(), journal.all().stream().map(AcceptedPayout::payoutId).toList());
    Deadline deadline = Deadline.in(Duration.ofSeconds(150).plusMillis(150L * lines));
    while (true) {
      statuses.refresh();
      draw(statuses);
      if (statuses.areAllFinal() || deadline.isOver()) {
        return statuses;
      }
      if (statuses.isAnyOnTheWay()) {
        patience.ask(() -> stack.chain().mine(1));
      }
      Pause.of(TICK);
    }
  }

  private void draw(Statuses statuses) {
    Map<String, Integer> counts = statuses.counts();
    int all = statuses.byPayout().size();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("status", "payouts", ""));
    StringBuilder plain = new StringBuilder("block " + patience.ask(stack.chain()::height));
    counts.forEach((status, count) -> {
      rows.add(List.of(status, Integer.toString(count), Screen.share(count, all)));
      if (count > 0) {
        plain.append(", ").append(count).append(' ').append(status);
      }
    });
    screen.redraw(rows, plain.toString());
  }
}
