package throughline.operations.inventory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import throughline.ledger.book.Books;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Posting;
import throughline.ledger.book.StockState;
import throughline.ledger.posting.StockAdjusted;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Lineage;
import throughline.model.reading.Actor;
import throughline.model.value.ItemId;
import throughline.model.value.Quantity;
import throughline.operations.Received;
import throughline.operations.Verdict;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;
import throughline.operations.inventory.Correction.Booked;
import throughline.operations.inventory.Correction.Problem;
import throughline.operations.master.MasterData;
import throughline.operations.posting.AccountDetermination;

/**
 * Takes what warehouses say they found, lost, put aside or took back. In one transaction each line moves stock and money; one that cannot
 * be booked waits under a case, and the document is taken again once that is approved: what was booked is not booked twice.
 */
public final class AdjustmentDesk {

    private static final int MOST_TOLD = 5;

    /** What it works with. */
    public record Tools(Books books, AccountDetermination accounts, CaseBook cases, StockCameIn cameIn, Clock clock) {}

    private final Tools tools;

    public AdjustmentDesk(Tools tools) {
        this.tools = tools;
    }

    /** Books adjustments in the caller's transaction, a fixed number of statements whatever their number; one verdict each, in order. */
    public List<Verdict> take(UnitOfWork unit, MasterData master, List<Received> batch) {
        var reading = new CorrectionReading(master);
        var corrections = batch.stream().map(reading::read).toList();
        AdjustmentRows.recall(unit, corrections);
        book(unit, master, corrections);
        var verdicts = new ArrayList<Verdict>(batch.size());
        for (var correction : corrections) {
            verdicts.add(verdict(unit, correction));
        }
        return verdicts;
    }

    /** Books what is understood; what cannot be is among its problems afterwards. */
    void book(UnitOfWork unit, MasterData master, List<Correction> corrections) {
        var accounts = new CorrectedAccounts(tools.accounts().round(master));
        corrections.forEach(accounts::find);
        var stock = new CorrectedStock(unit);
        stock.lock(corrections.stream().flatMap(each -> each.moves.stream()).toList());
        corrections.forEach(stock::take);
        var postings = new ArrayList<Posting>();
        var free = new LinkedHashSet<ItemId>();
        var keys = new ArrayList<BusinessKey>();
        for (var correction : corrections) {
            if (!correction.booked.isEmpty() && correction.number == 0) {
                correction.number = unit.next("desk.adjustment_number");
                keys.add(BusinessKey.of(
                        AdjustmentNumber.text(correction.number), "stock adjustment", correction.said.document()));
            }
            var cause = correction.booked.isEmpty() ? correction.said.cause() : accounts.noted(unit, correction);
            for (var booked : correction.booked) {
                postings.add(posting(correction, booked, cause));
                if (booked.move().to() == StockState.ON_HAND) {
                    free.add(booked.move().key().item());
                }
            }
        }
        accounts.write(unit);
        tools.books().post(unit, postings);
        AdjustmentRows.insert(unit, corrections, tools.clock().instant());
        Lineage.keys(unit, keys);
        tools.cameIn().note(unit, free);
    }

    private Posting posting(Correction correction, Booked booked, Cause cause) {
        var move = booked.move();
        var line = new StockAdjusted.Line(
                move.item().id(),
                move.key().location(),
                move.key().lot(),
                move.from(),
                move.to(),
                new Quantity(move.quantity(), move.item().baseUnit()),
                booked.value(),
                move.account(),
                move.source());
        return new StockAdjusted()
                .postingFor(new StockAdjusted.Correction(
                        move.key().entity(),
                        "%s/%d".formatted(AdjustmentNumber.text(correction.number), move.line()),
                        LocalDate.ofInstant(tools.clock().instant(), ZoneOffset.UTC),
                        cause,
                        List.of(line)));
    }

    private Verdict verdict(UnitOfWork unit, Correction correction) {
        if (correction.problems.isEmpty()) {
            return new Verdict(Verdict.Kind.ACCEPTED, correction.result(), null, List.of());
        }
        var found = found(correction);
        var waiting = new Waiting(Waiting.Kind.DOCUMENT, String.valueOf(correction.said.document()));
        var ids = tools.cases().open(unit, List.of(new CaseBook.Opening(found, waiting)));
        return new Verdict(Verdict.Kind.HELD, correction.result(), found.reason(), ids);
    }

    private static NewCase found(Correction correction) {
        var problems = correction.problems;
        var first = problems.get(0);
        var more = problems.size() > MOST_TOLD ? "; and %d more".formatted(problems.size() - MOST_TOLD) : "";
        var text = problems.stream().limit(MOST_TOLD).map(AdjustmentDesk::told).collect(Collectors.joining("; "));
        var rest = correction.result() == null
                ? "Nothing of it was booked"
                : "The rest of it is booked as " + correction.result();
        return new NewCase(
                first.code(),
                Actor.OPERATOR,
                "%s cannot be booked as %s says it: %s%s. %s. Put it right and release this, or reject it."
                        .formatted("Adjustment " + correction.said.theirs(), sender(correction), text, more, rest),
                first.source(),
                correction.said.cause().message(),
                correction.result() == null ? correction.said.theirs() : correction.result(),
                first.line() == 0 ? null : String.valueOf(first.line()),
                null,
                "adjustment:" + correction.said.document());
    }

    private static String told(Problem problem) {
        return problem.line() == 0 ? problem.text() : "line %d, %s".formatted(problem.line(), problem.text());
    }

    private static String sender(Correction correction) {
        var partner = correction.said.partner();
        return partner == null ? "it" : partner;
    }
}
