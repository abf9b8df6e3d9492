package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;

/**
 * The levels of a shipment as the tree they are: shipment, order, pallet, package, item in whatever nesting (X12 HL), or packing levels
 * (EDIFACT CPS).
 */
final class Levels {

    private static final String SHIPMENT = "S";
    private static final String ORDER = "O";
    private static final String ITEM = "I";

    private final Meaning meaning;
    private final Lots lots;
    private final List<LevelDraft> all;
    private final Map<LevelDraft, LevelDraft> above = new IdentityHashMap<>();
    private final Map<LevelDraft, List<LevelDraft>> below = new IdentityHashMap<>();
    private final Map<String, LevelDraft> numbered = new HashMap<>();

    /**
     * A line and what it stands in.
     *
     * @param counted what says the quantity: the line itself, or a package below it
     * @param label of the package, or null
     */
    record Row(LineDraft line, LineDraft counted, @Nullable ReferenceDraft label, LevelDraft level) {

        /** A line that stands in no level. */
        static Row of(LineDraft line) {
            return new Row(line, line, null, new LevelDraft());
        }
    }

    Levels(Meaning meaning, List<LevelDraft> levels) {
        this.meaning = meaning;
        this.lots = new Lots(meaning);
        this.all = levels;
        LevelDraft before = null;
        for (var level : levels) {
            place(level, before);
            before = level;
        }
    }

    List<LevelDraft> all() {
        return all;
    }

    /** What is said of the whole shipment: by its own level, and by its order's when there is but one. */
    List<LevelDraft> heads() {
        var heads = new ArrayList<>(
                all.stream().filter(level -> is(level, SHIPMENT)).toList());
        if (heads.isEmpty()) {
            all.stream().filter(level -> above.get(level) == null).forEach(heads::add);
        }
        var orders = all.stream().filter(level -> is(level, ORDER)).toList();
        if (orders.size() == 1 && !heads.contains(orders.get(0))) {
            heads.add(orders.get(0));
        }
        return heads;
    }

    /** What the document itself says, then what the levels of the whole shipment say. */
    <T> List<T> together(List<T> own, Function<LevelDraft, List<T>> ofLevel) {
        var together = new ArrayList<>(own);
        heads().forEach(level -> together.addAll(ofLevel.apply(level)));
        return together;
    }

    /** Every line, in order. An item that stands above its packages (BSN05 0002) becomes a line for each. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var level : all) {
            for (var line : level.lines) {
                if (isLine(level, line)) {
                    addRows(rows, level, line);
                }
            }
        }
        return rows;
    }

    private void addRows(List<Row> rows, LevelDraft level, LineDraft line) {
        var packages = below.getOrDefault(level, List.of()).stream()
                .filter(each -> lots.container(each.labels) != null)
                .toList();
        if (!meaning.x12() || packages.isEmpty()) {
            rows.add(new Row(line, line, label(level), level));
        } else if (packages.size() == 1) {
            rows.add(new Row(line, line, lots.container(packages.get(0).labels), level));
        } else if (addUp(packages, line)) {
            meaning.used(line.quantity);
            meaning.used(line.unit);
            for (var each : packages) {
                rows.add(new Row(line, each.lines.get(0), lots.container(each.labels), level));
            }
        } else {
            rows.add(new Row(line, line, null, level));
        }
    }

    private boolean addUp(List<LevelDraft> packages, LineDraft line) {
        var sum = BigDecimal.ZERO;
        for (var each : packages) {
            var amount = each.lines.isEmpty() ? null : meaning.decimal(each.lines.get(0).quantity);
            if (amount == null) {
                return false;
            }
            sum = sum.add(amount);
        }
        var whole = meaning.decimal(line.quantity);
        return whole == null || whole.compareTo(sum) == 0;
    }

    private @Nullable ReferenceDraft label(LevelDraft level) {
        for (LevelDraft at = level; at != null; at = above.get(at)) {
            var label = lots.container(at.labels);
            if (label != null) {
                return label;
            }
        }
        return null;
    }

    /** In X12 an item's level, or one that names goods and is no part of an item. */
    private boolean isLine(LevelDraft level, LineDraft line) {
        if (!meaning.x12() || is(level, ITEM)) {
            return true;
        }
        for (LevelDraft at = above.get(level); at != null; at = above.get(at)) {
            if (is(at, ITEM)) {
                return false;
            }
        }
        return !line.items.isEmpty();
    }

    private void place(LevelDraft level, @Nullable LevelDraft before) {
        meaning.used(level.id);
        meaning.used(level.code);
        meaning.used(level.children);
        var parent = parent(level, before);
        if (parent != null) {
            above.put(level, parent);
            below.computeIfAbsent(parent, any -> new ArrayList<>()).add(level);
        }
        if (level.id != null && numbered.put(number(level.id), level) != null) {
            meaning.at(
                    FindingCode.DOCUMENT_LEVEL,
                    level.id,
                    "Level \"%s\" came before; what names it from here on means this one.".formatted(level.id.text()));
        }
    }

    private @Nullable LevelDraft parent(LevelDraft level, @Nullable LevelDraft before) {
        if (level.parent == null) {
            return meaning.x12() ? likely(level, before) : null;
        }
        meaning.used(level.parent);
        var named = numbered.get(number(level.parent));
        if (named != null && !(level.id != null && number(level.id).equals(number(level.parent)))) {
            return named;
        }
        meaning.at(
                FindingCode.DOCUMENT_LEVEL,
                level.parent,
                "There is no level \"%s\" before this one; it was taken as %s."
                        .formatted(level.parent.text(), meaning.x12() ? "the next below" : "one of its own"));
        return meaning.x12() ? likely(level, before) : null;
    }

    /** Beside the nearest level of its kind before it, else below the level before it. */
    private @Nullable LevelDraft likely(LevelDraft level, @Nullable LevelDraft before) {
        if (is(level, SHIPMENT)) {
            return null;
        }
        for (LevelDraft at = before; at != null; at = above.get(at)) {
            if (level.code != null && is(at, level.code.text())) {
                return above.get(at);
            }
        }
        return before;
    }

    private static String number(Value value) {
        return value.text().replaceFirst("^0+(?=.)", "");
    }

    private static boolean is(LevelDraft level, String code) {
        return level.code != null && level.code.text().equals(code);
    }
}
