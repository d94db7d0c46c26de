package org.openpayouts.localstack.demo;

import com.jakewharton.picnic.BorderStyle;
import com.jakewharton.picnic.CellStyle;
import com.jakewharton.picnic.Table;
import com.jakewharton.picnic.TableSection;
import com.jakewharton.picnic.TableStyle;
import com.jakewharton.picnic.TextRendering;
import java.io.PrintStream;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Tables and bars: redrawn in place on a terminal, and plain lines where there is none. */
public final class Screen {
  private final PrintStream out;
  private final boolean terminal;
  private int drawnLines;

  public Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** On standard output. */
  public static Screen ofThisProcess() {
    var console = System.console();
    return new Screen(System.out, console != null && console.isTerminal());
  }

  public void say(String line) {
    drawnLines = 0;
    out.println(line);
  }

  /**
   * A table that takes the place of the one drawn before; without a terminal only if it differs.
   */
  public void redraw(List<List<String>> rows, String plain) {
    if (!terminal) {
      out.println(plain);
      return;
    }
    if (drawnLines > 0) {
      out.print("\u001b[" + drawnLines + "A\u001b[J");
    }
    String text = table(rows);
    out.println(text);
    drawnLines = (int) text.lines().count();
  }

  public boolean isTerminal() {
    return terminal;
  }

  /** A bar on a terminal, nothing else where; the caller closes it. */
  public Bar bar(String task, long max) {
    if (!terminal) {
      return new Bar(null);
    }
    return new Bar(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(max)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(100)
            .build());
  }

  /** A bar that may be drawn nowhere. */
  public static final class Bar implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    private Bar(@Nullable ProgressBar bar) {
      this.bar = bar;
    }

    public void step() {
      if (bar != null) {
        bar.step();
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }

  /** The first row is the header. */
  public static String table(List<List<String>> rows) {
    TableSection.Builder header = new TableSection.Builder();
    TableSection.Builder body = new TableSection.Builder();
    for (int i = 0; i < rows.size(); i++) {
      (i == 0 ? header : body).addRow(rows.get(i).toArray(String[]::new));
    }
    return TextRendering.render(
        new Table.Builder()
            .setTableStyle(new TableStyle.Builder().setBorderStyle(BorderStyle.Solid).build())
            .setCellStyle(
                new CellStyle.Builder()
                    .setPaddingLeft(1)
                    .setPaddingRight(1)
                    .setBorder(true)
                    .build())
            .setHeader(header.build())
            .setBody(body.build())
            .build());
  }

  /** A share drawn with blocks, 20 wide. */
  static String share(int part, int whole) {
    int filled = whole == 0 ? 0 : 20 * part / whole;
    return "█".repeat(filled) + "░".repeat(20 - filled);
  }
}
