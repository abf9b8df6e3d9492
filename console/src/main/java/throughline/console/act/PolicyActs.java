package throughline.console.act;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import throughline.console.access.Roles;
import throughline.operations.governance.Activation;
import throughline.operations.governance.ChangeRefused;
import throughline.operations.governance.Governance;
import throughline.operations.governance.Person;
import throughline.operations.governance.PolicyAct;
import throughline.operations.governance.PolicyChange;
import throughline.operations.whatif.Question;
import throughline.operations.whatif.Run;
import throughline.operations.whatif.Shadows;
import throughline.operations.whatif.WhatIf;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;

/** Changing policies, on record. Whatever is refused is refused in words ({@link Refused}); mistakes of texts are its cause. */
public final class PolicyActs {

    private static final Duration TRIED = Duration.ofDays(30);

    private final Governance governance;
    private final WhatIf whatIf;
    private final Shadows shadows;
    private final Deeds deeds;
    private final Clock clock;

    public PolicyActs(Governance governance, WhatIf whatIf, Shadows shadows, Deeds deeds, Clock clock) {
        this.governance = governance;
        this.whatIf = whatIf;
        this.shadows = shadows;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** What is done, and may be refused. */
    @FunctionalInterface
    private interface Act<T> {
        T done() throws PolicyException;
    }

    public static Person person(Authentication who) {
        return new Person(who.getName(), Roles.of(who).stream().map(Role::name).collect(Collectors.toSet()));
    }

    /** @param files the whole text by path; nothing where the file goes */
    public PolicyChange create(Person by, String title, String reason, Map<String, Optional<String>> files) {
        var made = act(() -> governance.changes().create(by, title, reason, files));
        deeds.record(by.name(), "begin policy change", made.number(), title);
        return made;
    }

    public PolicyChange describe(Person by, String number, int revision, String title, String reason) {
        return noted(by, "describe policy change", number, reason, () -> governance
                .changes()
                .describe(by, number, revision, title, reason));
    }

    public PolicyChange save(Person by, String number, int revision, Map<String, Optional<String>> files) {
        return noted(by, "edit policy change", number, String.join(", ", files.keySet()), () -> governance
                .changes()
                .save(by, number, revision, files));
    }

    public PolicyChange rebase(Person by, String number, int revision) {
        return noted(by, "rebase policy change", number, "", () -> governance
                .changes()
                .rebase(by, number, revision));
    }

    public PolicyChange submit(Person by, String number, int revision, String why) {
        return noted(by, "submit policy change", number, why, () -> governance
                .changes()
                .submit(by, number, revision, why));
    }

    public PolicyChange approve(Person by, String number, int revision, String why) {
        return noted(by, "approve policy change", number, why, () -> governance
                .changes()
                .approve(by, number, revision, why));
    }

    public PolicyChange reject(Person by, String number, int revision, String why) {
        return noted(by, "reject policy change", number, why, () -> governance
                .changes()
                .reject(by, number, revision, why));
    }

    public PolicyChange withdraw(Person by, String number, int revision, String why) {
        return noted(by, "withdraw policy change", number, why, () -> governance
                .changes()
                .withdraw(by, number, revision, why));
    }

    /**
     * @param at a local date and time ({@code 2026-04-01T06:00}), or one with its offset
     * @param zone of a local one, as the IANA names it; empty for the appliance's own
     */
    public PolicyChange schedule(Person by, String number, int revision, String at, String zone, String why) {
        var in = zone(zone);
        var when = moment(at, in);
        return noted(
                by, "schedule policy change", number, "%s %s".formatted(at, why).strip(), () -> governance
                        .changes()
                        .schedule(by, number, revision, when, in, why));
    }

    /** Puts it in force at once. */
    public Activation activate(Person by, String number, int revision, String why) {
        return noted(by, "put policies in force", number, why, () -> governance
                .activations()
                .activate(by, number, revision, why));
    }

    /** Puts in force again what an earlier activation had. */
    public Activation rollback(Person by, long sequence, String why) {
        return noted(by, "roll policies back", "activation " + sequence, why, () -> governance
                .activations()
                .rollback(by, sequence, why));
    }

    /** The emergency switch. */
    public Activation off(Person by, String rule, String why) {
        return noted(
                by, "switch rule off", rule, why, () -> governance.activations().off(by, rule, why));
    }

    public Activation on(Person by, String rule, String why) {
        return noted(
                by, "switch rule on", rule, why, () -> governance.activations().on(by, rule, why));
    }

    /** From now on these, and nobody else, may do that. */
    public void own(Person by, String desk, PolicyAct act, Collection<String> who) {
        noted(by, "say who owns policies", desk, act + " " + String.join(", ", who), () -> {
            governance.owners().set(desk, act, who);
            return true;
        });
    }

    /** Tries a change on what was decided in the last thirty days. */
    public Run whatIf(Person by, String number) {
        return noted(by, "try policies", number, "", () -> {
            var draft = new TreeMap<>(governance.changes().texts(number));
            draft.keySet().removeIf(path -> !PolicyFolder.isPolicy(path));
            var now = clock.instant();
            try {
                return whatIf.start(new Question(by.name(), number, now.minus(TRIED), now, Set.of(), draft));
            } catch (IllegalStateException tooMany) {
                throw new Refused(
                        HttpStatus.TOO_MANY_REQUESTS,
                        String.valueOf(tooMany.getMessage()),
                        "Wait until one of them is over, or stop one.");
            }
        });
    }

    /**
     * From now on a change is asked about every order that comes in, without effect.
     *
     * @param until as {@link #schedule} takes it; empty for a week from now
     * @param orders after which it ends; null for very many
     */
    public Run shadow(Person by, String number, String until, String zone, @Nullable Long orders) {
        var end = new Shadows.End(until.isBlank() ? null : moment(until, zone(zone)), orders);
        return noted(by, "put policies in shadow", number, until, () -> shadows.begin(by, number, end));
    }

    public Run endShadow(Person by, String number) {
        return noted(by, "take policies out of shadow", number, "", () -> shadows.stop(by, number));
    }

    private <T> T noted(Person by, String deed, String subject, String why, Act<T> act) {
        deeds.record(by.name(), deed, subject, why.isBlank() ? null : why.strip());
        return act(act);
    }

    private static <T> T act(Act<T> act) {
        try {
            return act.done();
        } catch (ChangeRefused refused) {
            throw new Refused(status(refused.kind()), String.valueOf(refused.getMessage()), refused.remedy());
        } catch (PolicyException refused) {
            var wrong = new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    refused.mistakes().stream().map(String::valueOf).collect(Collectors.joining("\n")),
                    "Mend the texts; nothing was done.");
            wrong.initCause(refused);
            throw wrong;
        }
    }

    /** How the web says what kind of no it is. */
    public static HttpStatus status(ChangeRefused.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case WRONG -> HttpStatus.BAD_REQUEST;
            case STALE, STATE, CONFLICT -> HttpStatus.CONFLICT;
        };
    }

    private static ZoneId zone(String zone) {
        try {
            return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone.strip());
        } catch (DateTimeException wrong) {
            throw Refused.wrong("%s is no time zone.".formatted(zone), "Name one such as Europe/Berlin or UTC.");
        }
    }

    private static Instant moment(String at, ZoneId zone) {
        var text = at.strip();
        try {
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeException wrong) {
            throw Refused.wrong("%s is no date and time.".formatted(at), "Give it as 2026-04-01T06:00.");
        }
    }
}
