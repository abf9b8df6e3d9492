package throughline.operations.governance;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;

/** Changes as people see them: with what follows from approvals and from what is in force. */
final class ChangeViews {

    private final Database database;
    private final Activations activations;

    ChangeViews(Database database, Activations activations) {
        this.database = database;
        this.activations = activations;
    }

    /** What belongs to changes, by their numbers. */
    private record Parts(
            Map<Long, List<ChangeFile>> files, Map<Long, List<String>> editors, Map<Long, List<Approval>> approvals) {

        static Parts of(UnitOfWork unit, List<ChangeRow> rows) {
            var numbers = rows.stream().map(ChangeRow::number).toList();
            return new Parts(
                    ChangeRows.files(unit, numbers),
                    ChangeRows.editors(unit, numbers),
                    ChangeRows.approvals(unit, numbers));
        }
    }

    List<PolicyChange> list(ChangeFilter filter) {
        var now = activations.latest();
        var rows = database.read(unit -> ChangeRows.list(unit, filter));
        var parts = database.read(unit -> Parts.of(unit, rows));
        return rows.stream().map(row -> view(row, parts, now, false)).toList();
    }

    PolicyChange of(long number) {
        var now = activations.latest();
        return database.read(unit -> {
            var row = ChangeRows.find(unit, number, false).orElseThrow(() -> Refusals.noChange(number));
            return view(row, Parts.of(unit, List.of(row)), now, true);
        });
    }

    private PolicyChange view(ChangeRow row, Parts parts, Standing now, boolean whole) {
        var files = parts.files().getOrDefault(row.number(), List.of());
        var approvals = parts.approvals().getOrDefault(row.number(), List.of());
        var missing = new TreeSet<>(row.state().pending() ? row.desks() : List.of());
        approvals.forEach(approval -> missing.remove(approval.desk()));
        boolean open = row.state().editable();
        return new PolicyChange(
                ChangeNumber.text(row.number()),
                row.revision(),
                row.state(),
                row.title(),
                row.reason(),
                row.author(),
                parts.editors().getOrDefault(row.number(), List.of()),
                row.desks(),
                whole
                        ? files
                        : files.stream()
                                .map(file -> new ChangeFile(file.path(), null))
                                .toList(),
                row.base(),
                open ? activations.conflicts(row, files, now) : List.of(),
                approvals,
                List.copyOf(missing),
                row.book(),
                row.effectiveAt(),
                row.zone(),
                row.createdAt(),
                row.changedAt(),
                row.folder() != null);
    }
}
