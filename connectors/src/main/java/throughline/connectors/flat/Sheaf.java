package throughline.connectors.flat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.Located;
import throughline.model.lineage.Provenance;
import throughline.model.reading.Finding;

/** The records of one document, and what they say in the form of our own JSON. */
final class Sheaf {

    private final Feed feed;
    private final Faults faults;
    private final List<FlatRecord> records = new ArrayList<>();
    private final Map<String, FlatRecord> first = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Values values;

    /** @param before records that stand before the first document and speak for each of them */
    Sheaf(Feed feed, Faults faults, Map<String, FlatRecord> before) {
        this.feed = feed;
        this.faults = faults;
        this.values = new Values(faults, findings);
        first.putAll(before);
    }

    void add(FlatRecord record) {
        if (records.isEmpty() || !first.containsKey(record.tag()) || !records.contains(first.get(record.tag()))) {
            first.put(record.tag(), record);
        }
        records.add(record);
        findings.addAll(record.wrong());
    }

    void find(Finding finding) {
        findings.add(finding);
    }

    int size() {
        return records.size();
    }

    FlatRecord opener() {
        return records.get(0);
    }

    /** Its values, ready to be taken; findings say what is wrong with them. */
    Gathering gathering() {
        var lines = new ArrayList<Located>();
        for (var record : records) {
            if (record.tag().equals(feed.meaning().line())) {
                lines.add(line(record, "/lines/" + lines.size()));
            }
        }
        if (lines.isEmpty()) {
            findings.add(faults.at(
                    FlatFindingCode.FLAT_MISSING,
                    "The document of line %d has no line. Send its lines with it.".formatted(opener().line()),
                    null,
                    opener().offset(),
                    opener().length(),
                    opener().line()));
        }
        var fields = new LinkedHashMap<String, Located>();
        feed.meaning()
                .fields()
                .forEach((to, value) -> put(
                        fields,
                        to,
                        scalar(
                                to,
                                to,
                                value,
                                first.get(value.record()),
                                feed.document().fields())));
        var last = records.get(records.size() - 1);
        var whole = place("", opener().offset(), last.offset() + last.length(), opener().line());
        fields.put(
                "lines",
                Located.items(
                        place("lines", opener().offset(), last.offset() + last.length(), opener().line()), lines));
        differing();
        return new Gathering(
                faults.message(), Located.fields(whole, fields), findings, new Gathering.Origin(feed.name(), unread()));
    }

    private Located line(FlatRecord record, String name) {
        var fields = new LinkedHashMap<String, Located>();
        feed.meaning().lines().forEach((to, value) -> {
            var from = value.record().equals(record.tag()) ? record : first.get(value.record());
            put(
                    fields,
                    to,
                    scalar("lines/" + to, to, value, from, feed.document().lines()));
        });
        if (FeedKind.items().stream().noneMatch(fields::containsKey)) {
            findings.add(faults.at(
                    FlatFindingCode.FLAT_MISSING,
                    "Line %d names no item; one of the columns %s has to say it."
                            .formatted(
                                    record.line(),
                                    feed.meaning().lines().entrySet().stream()
                                            .filter(each -> FeedKind.items().contains(each.getKey()))
                                            .map(each -> String.valueOf(
                                                    each.getValue().column()))
                                            .toList()),
                    null,
                    record.offset(),
                    record.length(),
                    record.line()));
        }
        return Located.fields(place(name, record.offset(), record.offset() + record.length(), record.line()), fields);
    }

    private Located.@Nullable Scalar scalar(
            String full, String to, Feed.Value value, @Nullable FlatRecord record, Map<String, FeedKind.Type> types) {
        var column = value.column();
        var cell = column == null || record == null ? null : record.cell(column);
        var otherwise = value.otherwise();
        if (cell == null || cell.text().isEmpty()) {
            if (otherwise != null) {
                return Located.unsaid(to, otherwise);
            }
            if (feed.document().required().contains(full)) {
                missing(String.valueOf(column), cell, record == null ? opener() : record);
            }
            return null;
        }
        var type = types.getOrDefault(to, FeedKind.Type.TEXT);
        var said = values.of(cell, value, type);
        return said == null
                ? null
                : Located.text(new Located.Place(cell.column(), cell.offset(), cell.length(), cell.line()), said);
    }

    private void missing(String column, @Nullable Cell cell, FlatRecord record) {
        findings.add(faults.at(
                FlatFindingCode.FLAT_MISSING,
                "The column '%s' is empty in line %d. Fill it: the document cannot do without."
                        .formatted(column, record.line()),
                column,
                cell == null ? record.offset() : cell.offset(),
                cell == null ? record.length() : cell.length(),
                record.line()));
    }

    /** Puts {@code shipTo/street/0} into an object's list. */
    private static void put(Map<String, Located> fields, String to, Located.@Nullable Scalar value) {
        if (value == null) {
            return;
        }
        int slash = to.indexOf('/');
        if (slash < 0) {
            fields.put(to, value);
            return;
        }
        var name = to.substring(0, slash);
        var rest = to.substring(slash + 1);
        var place = new Located.Place(name, value.offset(), value.length(), value.line());
        if (rest.matches("\\d+")) {
            var items = (Located.Items) fields.computeIfAbsent(name, key -> Located.items(place, new ArrayList<>()));
            items.all().add(value);
        } else {
            var within =
                    (Located.Fields) fields.computeIfAbsent(name, key -> Located.fields(place, new LinkedHashMap<>()));
            put(within.all(), rest, value);
        }
    }

    /** What its records say differently of the whole document. */
    private void differing() {
        if (!feed.meaning().line().isEmpty()) {
            return;
        }
        for (var value : feed.meaning().fields().values()) {
            var column = value.column();
            var said = column == null ? null : opener().cell(column);
            for (var record : records) {
                var again = column == null ? null : record.cell(column);
                if (said != null && again != null && !said.text().equals(again.text())) {
                    findings.add(faults.at(
                            FlatFindingCode.FLAT_DIFFERS,
                            "The column '%s' says '%s' in line %d and '%s' in line %d of one document; the first counts."
                                    .formatted(column, said.text(), said.line(), again.text(), again.line()),
                            again));
                    break;
                }
            }
        }
    }

    private List<Provenance.Unread> unread() {
        var read = read();
        var unread = new ArrayList<Provenance.Unread>();
        for (var record : records) {
            for (var cell : record.cells().values()) {
                if (!read.contains(record.tag() + "\u0000" + cell.column())) {
                    keep(cell, unread);
                }
            }
            record.beyond().forEach(cell -> keep(cell, unread));
        }
        return unread;
    }

    private void keep(Cell cell, List<Provenance.Unread> unread) {
        if (!cell.text().isEmpty() && !feed.ignored().contains(cell.column())) {
            unread.add(new Provenance.Unread(cell.column(), cell.text(), cell.span(faults.message())));
        }
    }

    private Set<String> read() {
        var read = new HashSet<String>();
        feed.meaning().fields().values().forEach(value -> read.add(value.record() + "\u0000" + value.column()));
        feed.meaning().lines().values().forEach(value -> read.add(value.record() + "\u0000" + value.column()));
        feed.grouping().by().forEach(column -> read.add("\u0000" + column));
        return read;
    }

    private static Located.Place place(String name, long from, long to, int line) {
        return new Located.Place(name, from, (int) (to - from), line);
    }
}
