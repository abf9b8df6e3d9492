package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Error;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.ApplicationResponse.SetResult;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;

/** A partner's acknowledgement of what we sent, from its draft (X12 997, 999; EDIFACT CONTRL). */
final class AnswerMaking {

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;

    AnswerMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
    }

    ApplicationResponse make(AnswerDraft draft) {
        var kind = kind(draft);
        var group = meaning.text(Field.GROUP, draft.group);
        var answered = meaning.text(Field.INTERCHANGE, draft.interchange);
        var control = meaning.envelope().control();
        return new ApplicationResponse(
                new DocumentNumber(kind.message() + "-" + control + (group == null ? "" : "-" + group)),
                meaning.sender(),
                meaning.receiver(),
                kind,
                answered == null ? "" : answered,
                null,
                null,
                group,
                meaning.text(Field.FUNCTIONAL_CODE, draft.functionalCode),
                meaning.text(Field.VERSION, draft.version),
                status(meaning.text(Field.STATUS, draft.status)),
                meaning.text(Field.NOTE_CODE, draft.note),
                sets(draft),
                included(draft),
                meaning.provenance(map, set));
    }

    private Kind kind(AnswerDraft draft) {
        if (!meaning.x12()) {
            return Kind.CONTRL;
        }
        return draft.kind != null && draft.kind.text().equals("999") ? Kind.X999 : Kind.X997;
    }

    private int included(AnswerDraft draft) {
        var count = meaning.decimal(draft.included);
        if (count == null || count.precision() > 9) {
            return draft.sets.size();
        }
        meaning.said(Field.SETS_INCLUDED, 0, 0, draft.included);
        return count.intValue();
    }

    private List<SetResult> sets(AnswerDraft draft) {
        var results = new ArrayList<SetResult>(draft.sets.size());
        for (var answered : draft.sets) {
            int index = results.size();
            var type = meaning.text(Field.SET_TYPE, index, answered.type);
            var control = meaning.text(Field.SET_CONTROL, index, answered.control);
            var status = status(meaning.text(Field.SET_STATUS, index, answered.status));
            results.add(new SetResult(
                    type == null ? "" : type,
                    control == null ? "" : control,
                    status,
                    codes(index, answered),
                    errors(index, answered)));
        }
        return results;
    }

    private List<String> codes(int index, AnswerSetDraft draft) {
        var codes = new ArrayList<String>();
        for (var note : new Value[] {draft.note1, draft.note2, draft.note3, draft.note4, draft.note5}) {
            var code = meaning.text(Field.SET_CODE, index, codes.size(), note);
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }

    private List<Error> errors(int index, AnswerSetDraft draft) {
        var errors = new ArrayList<Error>();
        for (var segment : draft.segments) {
            int at = errors.size();
            var tag = meaning.text(Field.ERROR_SEGMENT, index, at, segment.tag);
            int position = number(Field.ERROR_POSITION, index, at, segment.position);
            meaning.used(segment.loop);
            var loop = segment.loop == null ? null : segment.loop.text();
            var code = meaning.text(Field.ERROR_CODE, index, at, segment.code);
            if (segment.elements.isEmpty() || code != null && !code.equals("8")) {
                errors.add(new Error(tag == null ? "" : tag, position, loop, 0, 0, code == null ? "" : code, null));
            }
            for (var element : segment.elements) {
                errors.add(element(index, errors.size(), element, new Place(tag == null ? "" : tag, position, loop)));
            }
        }
        return errors;
    }

    private Error element(int index, int at, AnswerElementDraft draft, Place place) {
        int element = number(Field.ERROR_ELEMENT, index, at, draft.element);
        meaning.used(draft.component);
        var component = meaning.decimal(draft.component);
        var code = meaning.text(Field.ERROR_CODE, index, at, draft.code);
        var value = meaning.text(Field.ERROR_VALUE, index, at, draft.value);
        int part = component == null || component.precision() > 4 ? 0 : component.intValue();
        return new Error(place.tag(), place.position(), place.loop(), element, part, code == null ? "" : code, value);
    }

    private int number(Field field, int first, int second, @Nullable Value value) {
        var number = meaning.decimal(value);
        if (number == null || number.precision() > 9) {
            return 0;
        }
        meaning.said(field, first, second, value);
        return number.intValue();
    }

    /** AK901, AK501: A, E, P, R, M, W, X. UCI and UCM 0083: 4 rejects, 7 acknowledges, 8 says received. */
    private static Status status(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "A", "7", "8" -> Status.ACCEPTED;
            case "E" -> Status.ACCEPTED_WITH_ERRORS;
            case "P" -> Status.PARTIALLY_ACCEPTED;
            default -> Status.REJECTED;
        };
    }

    private record Place(String tag, int position, @Nullable String loop) {}
}
