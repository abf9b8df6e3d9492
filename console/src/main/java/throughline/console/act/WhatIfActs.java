package throughline.console.act;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import throughline.console.access.Deeds;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.whatif.Question;
import throughline.operations.whatif.Run;
import throughline.operations.whatif.WhatIf;
import throughline.rules.PolicyException;

/** Draft policies, tried on what was decided. */
public final class WhatIfActs {

    private final WhatIf whatIf;
    private final Deeds deeds;

    public WhatIfActs(WhatIf whatIf, Deeds deeds) {
        this.whatIf = whatIf;
        this.deeds = deeds;
    }

    /**
     * What is asked for.
     *
     * @param from the first day, in UTC
     * @param to the last day, in UTC
     * @param files of the draft, by path below the policy folder ({@code pricing/volume-break.drl})
     * @param whole whether they are all of it; else they are laid on top of the policies in force
     * @param orders of ours ({@code SO-0000017}); without any, all of the period
     * @param note what it is about
     */
    public record Asked(
            String from,
            String to,
            Map<String, String> files,
            boolean whole,
            @Nullable List<String> orders,
            @Nullable String note) {}

    /**
     * Compiles the draft and begins.
     *
     * @throws PolicyException when the draft does not pass the gates
     */
    public Run start(String who, Asked asked) throws PolicyException {
        var from = day(asked.from());
        var until = day(asked.to()).plusSeconds(24 * 60 * 60);
        if (!from.isBefore(until)) {
            throw Refused.wrong("The period ends before it begins.", "Give the first day and the last one.");
        }
        var draft = asked.whole() ? asked.files() : Question.onTop(whatIf.files(), asked.files());
        var note = asked.note() == null ? "" : asked.note().strip();
        deeds.record(who, "try policies", "what-if", note);
        try {
            return whatIf.start(new Question(who, note, from, until, orders(asked.orders()), draft));
        } catch (IllegalStateException tooMany) {
            throw new Refused(
                    HttpStatus.TOO_MANY_REQUESTS,
                    String.valueOf(tooMany.getMessage()),
                    "Wait until one of them is over, or stop one.");
        }
    }

    public Run run(long id) {
        return whatIf.find(id)
                .orElseThrow(() -> Refused.unknown(
                        "There is no what-if run %d.".formatted(id),
                        "GET /api/v1/whatif lists the runs that are kept."));
    }

    public Run cancel(String who, long id) {
        var shadow = run(id).shadow();
        if (shadow != null) {
            throw Refused.wrong(
                    "Run %d is %s in shadow.".formatted(id, shadow.change()),
                    "Whoever may edit it stops it: ./throughline policy shadow %s --stop.".formatted(shadow.change()));
        }
        deeds.record(who, "stop trying policies", "what-if " + id, null);
        whatIf.cancel(id);
        return run(id);
    }

    /** One order of a run with both traces. */
    public WhatIf.Traces traces(long id, String order) {
        return whatIf.traces(id, number(order))
                .orElseThrow(() -> Refused.unknown(
                        "Run %d has no order %s, or what its decision saw is not kept any more.".formatted(id, order),
                        "GET /api/v1/whatif/%d/orders lists its orders.".formatted(id)));
    }

    private static Set<Long> orders(@Nullable List<String> orders) {
        var numbers = new HashSet<Long>();
        if (orders != null) {
            orders.forEach(order -> numbers.add(number(order)));
        }
        return numbers;
    }

    private static long number(String order) {
        return SalesOrderNumber.parse(order)
                .orElseThrow(() -> Refused.wrong(
                        "%s is no number of an order of ours.".formatted(order), "Give numbers such as SO-0000017."));
    }

    private static Instant day(@Nullable String text) {
        try {
            return LocalDate.parse(String.valueOf(text).strip())
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException wrong) {
            throw Refused.wrong("%s is no day.".formatted(text), "Give days as 2026-03-31.");
        }
    }
}
