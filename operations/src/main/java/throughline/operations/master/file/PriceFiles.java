package throughline.operations.master.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;
import throughline.operations.master.ContractPrice;
import throughline.operations.master.FreightRate;
import throughline.operations.master.Item;
import throughline.operations.master.MasterRows;
import throughline.operations.master.Promotion;
import throughline.operations.master.PromotionBudget;
import throughline.operations.master.RebateAgreement;
import throughline.operations.master.TaxRate;
import throughline.operations.master.VolumeBreak;

/** Reads for how much: contracts, promotions, rebates, volume breaks, taxes and freight. */
final class PriceFiles {

    private final CsvFolder folder;
    private final CompanyFiles companies;
    private final Map<String, Item> items;

    PriceFiles(CsvFolder folder, CompanyFiles companies, Map<String, Item> items) {
        this.folder = folder;
        this.companies = companies;
        this.items = items;
    }

    MasterRows.Prices read() {
        var promotions = readPromotions();
        return new MasterRows.Prices(
                List.copyOf(companies.groups().values()),
                readContracts(),
                promotions,
                readBudgets(promotions),
                readRebates(),
                readVolumeBreaks(),
                readDuties());
    }

    private List<ContractPrice> readContracts() {
        return folder.read(Sheet.CONTRACT_PRICES, row -> {
            var item = row.in("sku", items, "items.csv");
            var unit = new UnitCode(row.text("unit"));
            if (!item.units().containsKey(unit)) {
                throw row.mistake("unit", "%s is not traded in '%s'".formatted(item.id(), unit));
            }
            if (row.day("to").isBefore(row.day("from"))) {
                throw row.mistake("to", "is before 'from'");
            }
            return new ContractPrice(
                    row.text("contract"),
                    row.in("customer", companies.customers(), "customers.csv").code(),
                    item.id(),
                    new UnitPrice(row.decimal("price"), row.currency("currency"), unit),
                    row.decimal("minimum"),
                    row.day("from"),
                    row.day("to"));
        });
    }

    private List<Promotion> readPromotions() {
        return folder.read(Sheet.PROMOTIONS, row -> {
            var item = row.optionalIn("sku", items, "items.csv");
            var category = row.optional("category");
            var group = row.optionalIn("price group", companies.groups(), "price-groups.csv");
            if ((item == null) == (category == null)) {
                throw row.mistake("sku", "a promotion is for one item or for one category");
            }
            return new Promotion(
                    row.text("promotion"),
                    item == null ? null : item.id(),
                    category,
                    group == null ? null : group.code(),
                    row.percent("percent"),
                    row.yes("exclusive"),
                    row.day("from"),
                    row.day("to"));
        });
    }

    private List<PromotionBudget> readBudgets(List<Promotion> promotions) {
        var known = new HashMap<String, Promotion>();
        promotions.forEach(promotion -> known.put(promotion.code(), promotion));
        return folder.read(Sheet.PROMOTION_BUDGETS, row -> {
            row.in("promotion", known, "promotions.csv");
            return new PromotionBudget(
                    row.text("promotion"), CompanyFiles.money(row, "budget", row.currency("currency")));
        });
    }

    private List<RebateAgreement> readRebates() {
        return folder.read(Sheet.REBATES, row -> {
            if (!row.text("agreement").matches("[A-Za-z0-9][A-Za-z0-9./-]{0,34}")) {
                throw row.mistake("agreement", "a number is 1 to 35 letters, digits, dots, dashes and strokes");
            }
            var customer = row.optionalIn("customer", companies.customers(), "customers.csv");
            var group = row.optionalIn("price group", companies.groups(), "price-groups.csv");
            if (customer != null && group != null) {
                throw row.mistake("price group", "an agreement is for one customer or for one price group");
            }
            if (row.percent("percent").signum() == 0) {
                throw row.mistake("percent", "nothing would be paid back");
            }
            if (row.day("to").isBefore(row.day("from"))) {
                throw row.mistake("to", "is before 'from'");
            }
            return new RebateAgreement(
                    row.text("agreement"),
                    customer == null ? null : customer.code(),
                    group == null ? null : group.code(),
                    row.optional("category"),
                    row.percent("percent"),
                    row.day("from"),
                    row.day("to"));
        });
    }

    private List<VolumeBreak> readVolumeBreaks() {
        return folder.read(
                Sheet.VOLUME_BREAKS,
                row -> new VolumeBreak(row.text("category"), row.above("minimum", 0), row.percent("percent")));
    }

    private MasterRows.Duties readDuties() {
        var taxes = folder.read(
                Sheet.TAX_RATES,
                row -> new TaxRate(row.text("jurisdiction"), row.text("tax class"), row.percent("percent")));
        var freights = folder.read(Sheet.FREIGHT_RATES, row -> {
            var entity = row.in("entity", companies.entities(), "entities.csv");
            var in = entity.currency();
            return new FreightRate(
                    entity.id(),
                    new FreightRate.Tariff(
                            CompanyFiles.money(row, "billed per shipment", in),
                            CompanyFiles.money(row, "billed per kg", in)),
                    CompanyFiles.money(row, "free from", in),
                    new FreightRate.Tariff(
                            CompanyFiles.money(row, "cost per shipment", in),
                            CompanyFiles.money(row, "cost per kg", in)));
        });
        return new MasterRows.Duties(taxes, freights);
    }
}
