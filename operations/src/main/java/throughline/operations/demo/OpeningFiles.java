package throughline.operations.demo;

import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import throughline.ledger.book.Account;
import throughline.ledger.book.Side;
import throughline.model.value.EntityId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.operations.master.LegalEntity;
import throughline.operations.master.file.CompanyFiles;
import throughline.operations.master.file.CsvFolder;
import throughline.operations.master.file.CsvRow;
import throughline.operations.master.file.GoodsFiles;
import throughline.operations.master.file.MasterFiles;

/** Reads where the distributor stands on the day its books begin. */
final class OpeningFiles {

    private final CsvFolder folder;
    private final CompanyFiles companies;
    private final GoodsFiles goods;

    OpeningFiles(CsvFolder folder, MasterFiles master) {
        this.folder = folder;
        this.companies = master.companies();
        this.goods = master.goods();
    }

    Openings read() {
        var balances = folder.read("opening-balances", List.of("entity", "account", "debit", "credit"), this::balance);
        var items = folder.read(
                "open-items",
                List.of(
                        "entity",
                        "account",
                        "party",
                        "document",
                        "days since issued",
                        "days until due",
                        "amount",
                        "currency"),
                this::openItem);
        var stock = folder.read("opening-stock", List.of("warehouse", "sku", "lot", "quantity"), this::stock);
        refuseUnbalanced(balances);
        refuseRepeated(items);
        return new Openings(balances, items, stock);
    }

    private Openings.Balance balance(CsvRow row) {
        var entity = row.in("entity", companies.entities(), "entities.csv");
        var debit = row.optional("debit");
        if ((debit == null) == (row.optional("credit") == null)) {
            throw row.mistake("debit", "a balance is a debit or a credit, and one of the two");
        }
        return new Openings.Balance(
                entity,
                row.in("account", companies.accounts(), "accounts.csv"),
                debit == null ? Side.CREDIT : Side.DEBIT,
                CompanyFiles.money(row, debit == null ? "credit" : "debit", entity.currency()));
    }

    private Openings.OpenItem openItem(CsvRow row) {
        var account = row.in("account", companies.accounts(), "accounts.csv");
        var entity = row.in("entity", companies.entities(), "entities.csv");
        var receivable = account.number().equals(Account.RECEIVABLE.number());
        if (!receivable && !account.number().equals(Account.PAYABLE.number())) {
            throw row.mistake(
                    "account", "an open item stands on %s or %s".formatted(Account.RECEIVABLE, Account.PAYABLE));
        }
        var currency = receivable
                ? buyersCurrency(row, entity)
                : row.in("party", companies.suppliers(), "suppliers.csv").currency();
        if (!row.currency("currency").equals(currency)) {
            throw row.mistake("currency", "%s is billed in %s".formatted(row.text("party"), currency));
        }
        return new Openings.OpenItem(
                entity,
                account,
                receivable ? Side.DEBIT : Side.CREDIT,
                new PartyId(row.text("party")),
                row.text("document"),
                (int) row.whole("days since issued", 0, 3650),
                (int) row.whole("days until due", -3650, 3650),
                CompanyFiles.money(row, "amount", currency));
    }

    private Currency buyersCurrency(CsvRow row, LegalEntity entity) {
        var customer = row.in("party", companies.customers(), "customers.csv");
        if (!customer.entity().equals(entity.id())) {
            throw row.mistake("entity", "%s buys from %s".formatted(customer.code(), customer.entity()));
        }
        return customer.currency();
    }

    private Openings.Stock stock(CsvRow row) {
        var warehouse = row.in("warehouse", companies.warehouses(), "warehouses.csv");
        var item = row.in("sku", goods.items(), "items.csv");
        var lot = row.optional("lot");
        if (item.lotControlled() != (lot != null)) {
            throw row.mistake("lot", "%s is %skept by lot".formatted(item.id(), item.lotControlled() ? "" : "not "));
        }
        if (lot != null && !goods.knows(item.id(), lot)) {
            throw row.mistake("lot", "there is no lot '%s' of %s in lots.csv".formatted(lot, item.id()));
        }
        var price = item.priceOf(warehouse.entity());
        if (price == null) {
            throw row.mistake("sku", "%s has no cost for %s in items.csv".formatted(item.id(), warehouse.entity()));
        }
        var quantity = row.above("quantity", 0);
        var value = Money.rounded(
                quantity.multiply(price.standardCost()), price.list().currency());
        return new Openings.Stock(warehouse, item, lot == null ? null : new LotId(lot), quantity, value);
    }

    private void refuseUnbalanced(List<Openings.Balance> balances) {
        Map<EntityId, Money> sums = new HashMap<>();
        for (var balance : balances) {
            var signed = balance.side() == Side.DEBIT
                    ? balance.amount()
                    : balance.amount().negated();
            sums.merge(balance.entity().id(), signed, Money::plus);
        }
        sums.forEach((entity, sum) -> {
            if (!sum.isZero()) {
                folder.mistake("opening-balances.csv: debits and credits of %s differ by %s".formatted(entity, sum));
            }
        });
    }

    private void refuseRepeated(List<Openings.OpenItem> items) {
        var seen = new HashSet<String>();
        for (var item : items) {
            if (!seen.add(item.party() + " " + item.document())) {
                folder.mistake(
                        "open-items.csv: '%s' of %s stands there twice".formatted(item.document(), item.party()));
            }
        }
    }
}
