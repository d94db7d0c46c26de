package org.openpayouts.payoutapi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.payoutapi.statement.ImportReport;
import org.openpayouts.payoutapi.statement.ImportReport.Fate;
import org.openpayouts.payoutapi.statement.StatementImport;
import org.openpayouts.payoutapi.statement.UnreadableStatement;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bank statements, for operators. */
@RestController
class StatementController {
  private static final int LIMIT_BYTES = 8 * 1024 * 1024;

  private final StatementImport statements;

  StatementController(StatementImport statements) {
    this.statements = statements;
  }

  /** The body is the bank's file as it is. */
  @PostMapping("/admin/statements")
  ResponseEntity<byte[]> take(HttpServletRequest http) {
    byte[] file = AdminBody.bytes(http, LIMIT_BYTES, "8 MiB");
    try {
      return AdminAnswer.of(200, body(statements.take(file)));
    } catch (UnreadableStatement unreadable) {
      throw new BadRequest(String.valueOf(unreadable.getMessage()));
    }
  }

  private static Map<String, Object> body(ImportReport report) {
    List<Map<String, Object>> accepted = new ArrayList<>();
    List<Map<String, Object>> repeated = new ArrayList<>();
    List<Map<String, Object>> refused = new ArrayList<>();
    for (ImportReport.Line line : report.lines()) {
      Map<String, Object> said = said(line);
      switch (line.fate()) {
        case Fate.Accepted(String depositId) -> {
          said.put("depositId", depositId);
          accepted.add(said);
        }
        case Fate.Repeated(String depositId) -> {
          said.put("depositId", depositId);
          repeated.add(said);
        }
        case Fate.Refused(var complaint) -> {
          said.put("problem", complaint.problem());
          said.put("advice", complaint.advice());
          refused.add(said);
        }
      }
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("accepted", accepted);
    body.put("repeated", repeated);
    body.put("refused", refused);
    return body;
  }

  private static Map<String, Object> said(ImportReport.Line line) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("line", line.number());
    said.put("entry", line.entry());
    said.put("reference", line.reference());
    return said;
  }
}
