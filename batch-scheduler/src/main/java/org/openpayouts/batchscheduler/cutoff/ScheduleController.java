package org.openpayouts.batchscheduler.cutoff;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.openpayouts.batchscheduler.cutoff.PausedSchedules.Standing;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /schedules}: an operator looks at them, stops one, and lets it go on. */
@RestController
@RequestMapping("/schedules")
class ScheduleController {
  private final PausedSchedules schedules;
  private final Cutoffs cutoffs;

  ScheduleController(PausedSchedules schedules, Cutoffs cutoffs) {
    this.schedules = schedules;
    this.cutoffs = cutoffs;
  }

  record ScheduleList(List<ScheduleView> schedules) {}

  @GetMapping
  ScheduleList list() {
    return new ScheduleList(schedules.all().stream().map(this::view).toList());
  }

  @PostMapping("/{id}/pause")
  ResponseEntity<?> pause(@PathVariable String id, @RequestBody Word.Body body) {
    return change(id, body, schedules::pause);
  }

  @PostMapping("/{id}/resume")
  ResponseEntity<?> resume(@PathVariable String id, @RequestBody Word.Body body) {
    return change(id, body, schedules::resume);
  }

  private ResponseEntity<?> change(
      String id, Word.Body body, BiFunction<String, Word, Optional<Standing>> change) {
    Optional<Word> word = body.word();
    if (word.isEmpty()) {
      return Refusal.NO_WORD.as(HttpStatus.BAD_REQUEST);
    }
    return change
        .apply(id, word.get())
        .<ResponseEntity<?>>map(standing -> ResponseEntity.ok(view(standing)))
        .orElseGet(() ->
            new Refusal("SCHEDULE_UNKNOWN", "there is no such schedule").as(HttpStatus.NOT_FOUND));
  }

  private ScheduleView view(Standing standing) {
    return ScheduleView.of(standing, cutoffs.now());
  }
}
