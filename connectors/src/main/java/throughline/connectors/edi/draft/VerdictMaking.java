package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ApplicationAdvice.Problem;
import throughline.model.document.ApplicationAdvice.Result;
import throughline.model.document.ApplicationAdvice.Status;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;

/** What a partner's business system made of documents of ours, from its draft (X12 824; EDIFACT APERAK). */
final class VerdictMaking {

    /** Which of the documents an APERAK refers to is the one it judges, the likeliest first. */
    private static final List<String> JUDGED = List.of("IV", "DQ", "AAK", "ON", "ACW", "AGO");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;

    VerdictMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
    }

    @Nullable
    ApplicationAdvice make(VerdictDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The advice has no number.");
            return null;
        }
        var issuedOn = meaning.day(Field.ISSUED_ON, 0, draft.date);
        return new ApplicationAdvice(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                issuedOn != null ? issuedOn : meaning.date(Field.ISSUED_ON, 0, draft.dates, "issuedOn"),
                new PartyMaking(meaning).make(draft.parties),
                meaning.x12() ? results(draft) : ofMessage(draft),
                meaning.provenance(map, set));
    }

    private List<Result> results(VerdictDraft draft) {
        var results = new ArrayList<Result>(draft.results.size());
        for (var result : draft.results) {
            int index = results.size();
            var document = meaning.text(Field.RESULT_DOCUMENT, index, result.document);
            if (document == null) {
                continue;
            }
            var status = meaning.text(Field.RESULT_STATUS, index, result.status);
            results.add(new Result(
                    meaning.text(Field.RESULT_TYPE, index, result.type),
                    new DocumentNumber(document),
                    status(status),
                    meaning.text(Field.RESULT_GROUP, index, result.group),
                    meaning.text(Field.RESULT_CONTROL, index, result.control),
                    problems(index, result.problems),
                    meaning.segmentSpan(result.segment)));
        }
        return results;
    }

    /** An APERAK judges one document; its errors say what is wrong with it. */
    private List<Result> ofMessage(VerdictDraft draft) {
        meaning.used(draft.kind);
        meaning.used(draft.purpose);
        var judged = judged(draft.references);
        if (judged == null || judged.value == null) {
            return List.of();
        }
        var type = meaning.text(Field.RESULT_TYPE, 0, judged.qualifier);
        var document = meaning.text(Field.RESULT_DOCUMENT, 0, judged.value);
        var problems = problems(0, draft.problems);
        var said = meaning.text(Field.RESULT_STATUS, 0, said(draft));
        var status = said != null ? status(said) : problems.isEmpty() ? Status.ACCEPTED : Status.REJECTED;
        return document == null
                ? List.of()
                : List.of(new Result(
                        type,
                        new DocumentNumber(document),
                        status,
                        null,
                        null,
                        problems,
                        meaning.segmentSpan(judged.value)));
    }

    /** BGM 4343, or 1225 where that already says it. */
    private @Nullable Value said(VerdictDraft draft) {
        for (var value : new Value[] {draft.response, draft.purpose, draft.kind}) {
            if (value != null && meaning.codes().meaning("verdict", value.text()) != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable ReferenceDraft judged(List<ReferenceDraft> references) {
        for (var wanted : JUDGED) {
            for (var reference : references) {
                if (reference.value != null
                        && reference.qualifier != null
                        && reference.qualifier.text().equals(wanted)) {
                    return reference;
                }
            }
        }
        return references.isEmpty() ? null : references.get(0);
    }

    private List<Problem> problems(int result, List<ProblemDraft> drafts) {
        var problems = new ArrayList<Problem>(drafts.size());
        for (var draft : drafts) {
            int at = problems.size();
            var code = meaning.text(Field.PROBLEM_CODE, result, at, draft.code);
            if (code != null) {
                problems.add(new Problem(
                        code,
                        text(result, at, draft),
                        place(result, at, draft),
                        meaning.text(Field.PROBLEM_VALUE, result, at, draft.value)));
            }
        }
        return problems;
    }

    private @Nullable String text(int result, int at, ProblemDraft draft) {
        var words = new ArrayList<String>();
        var own = meaning.text(Field.PROBLEM_TEXT, result, at, draft.text);
        if (own != null) {
            words.add(own);
        }
        for (var more : draft.texts) {
            for (var part : new Value[] {more.text, more.text2, more.text3, more.text4, more.text5}) {
                var said = meaning.text(Field.PROBLEM_TEXT, result, at, part);
                if (said != null) {
                    words.add(said);
                    meaning.used(more.kind);
                }
            }
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    /** {@code BIG04} where segment and element are said; which of several such segments (TED04) stands behind it. */
    private @Nullable String place(int result, int at, ProblemDraft draft) {
        var tag = meaning.text(Field.PROBLEM_PLACE, result, at, draft.tag);
        if (tag == null) {
            return null;
        }
        meaning.used(draft.element);
        meaning.used(draft.position);
        var element = draft.element == null ? "" : draft.element.text();
        var position = draft.position == null ? "" : draft.position.text();
        return tag + (element.length() == 1 ? "0" : "") + element + (position.isEmpty() ? "" : " at " + position);
    }

    /** A verdict that no list knows is one that somebody has to look at. */
    private Status status(@Nullable String code) {
        var known = code == null ? null : meaning.codes().meaning("verdict", code);
        return known == null ? Status.REJECTED : Status.valueOf(known);
    }
}
