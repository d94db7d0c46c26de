package org.openpayouts.batchscheduler.cutoff;

import java.util.Optional;
import java.util.function.BiFunction;
import org.openpayouts.batchscheduler.cutoff.JudgedCutoffs.Answer;
import org.openpayouts.schemas.id.CutoffId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /cutoffs/{id}}: an operator gives his word about one that is held. */
@RestController
@RequestMapping("/cutoffs/{id}")
class HeldCutoffController {
  private final JudgedCutoffs judged;

  HeldCutoffController(JudgedCutoffs judged) {
    this.judged = judged;
  }

  @PostMapping("/release")
  ResponseEntity<?> release(@PathVariable String id, @RequestBody Word.Body body) {
    return judge(id, body, judged::release);
  }

  @PostMapping("/dismiss")
  ResponseEntity<?> dismiss(@PathVariable String id, @RequestBody Word.Body body) {
    return judge(id, body, judged::dismiss);
  }

  private static ResponseEntity<?> judge(
      String id, Word.Body body, BiFunction<CutoffId, Word, Answer> word) {
    Optional<Word> said = body.word();
    if (said.isEmpty()) {
      return Refusal.NO_WORD.as(HttpStatus.BAD_REQUEST);
    }
    return switch (CutoffId.parse(id)
        .map(known -> word.apply(known, said.get()))
        .orElseGet(Answer.Unknown::new)) {
      case Answer.Judged(var cutoff, var held) -> ResponseEntity.ok(CutoffView.of(cutoff, held));
      case Answer.JudgedOtherwise(var ruling) ->
          new Refusal("CUTOFF_" + ruling, "the other word was said before").as(HttpStatus.CONFLICT);
      case Answer.NotHeld() ->
          new Refusal("CUTOFF_NOT_HELD", "nobody holds this cutoff").as(HttpStatus.CONFLICT);
      case Answer.Unknown() -> Refusal.CUTOFF_UNKNOWN.as(HttpStatus.NOT_FOUND);
    };
  }
}
