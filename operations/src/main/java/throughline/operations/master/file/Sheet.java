package throughline.operations.master.file;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of master records: the columns of each, what tells its lines apart, and what of a line never changes once it is stored. */
enum Sheet {
    ENTITIES("entities", "entity", "name", "currency", "jurisdiction", "tax number", "gln", Columns.ADDRESS),
    ACCOUNTS("accounts", "number", "name", "kind"),
    TERMS("payment-terms", "terms", "net days", "prepaid", "discount percent", "discount days"),
    SUPPLIERS("suppliers", "supplier", "name", "partner", "currency", "terms", "lead time days"),
    WAREHOUSES(
            "warehouses",
            "warehouse",
            "name",
            "entity",
            "kind",
            "partner",
            "supplier",
            "cut-off hour",
            Columns.ADDRESS),
    PRICE_GROUPS("price-groups", "price group", "name", "factor"),
    CUSTOMERS(
            "customers",
            "customer",
            "name",
            "partner",
            "entity",
            "currency",
            "tier",
            "key account",
            "price group",
            "terms",
            "credit limit",
            "on stop",
            "warehouse",
            "ship complete",
            "short shipment",
            "freight"),
    SHIP_TOS("ship-tos", "customer", "ship-to", "name", "gln", Columns.ADDRESS, "jurisdiction", "exemption"),
    ITEMS(
            "items",
            "sku",
            "description",
            "category",
            "unit",
            "weight kg",
            "tax class",
            "lot controlled",
            "hazardous",
            "supplier",
            "substitutes"),
    UNITS("units", "sku", "unit", "numerator", "denominator", "gtin"),
    ITEM_NAMES("item-names", "scheme", "customer", "name", "sku", "unit"),
    LOTS("lots", "sku", "lot", "expires"),
    SAFETY_STOCK("safety-stock", "warehouse", "sku", "quantity"),
    STOCK_REASONS("stock-reasons", "reason", "effect", "account"),
    CONTRACT_PRICES(
            "contract-prices", "contract", "customer", "sku", "unit", "price", "currency", "minimum", "from", "to"),
    PROMOTIONS("promotions", "promotion", "sku", "category", "price group", "percent", "exclusive", "from", "to"),
    PROMOTION_BUDGETS("promotion-budgets", "promotion", "currency", "budget"),
    REBATES("rebates", "agreement", "customer", "price group", "category", "percent", "from", "to"),
    VOLUME_BREAKS("volume-breaks", "category", "minimum", "percent"),
    TAX_RATES("tax-rates", "jurisdiction", "tax class", "percent"),
    FREIGHT_RATES(
            "freight-rates",
            "entity",
            "billed per shipment",
            "billed per kg",
            "free from",
            "cost per shipment",
            "cost per kg");

    private final String file;
    private final List<String> columns;

    Sheet(String file, String... columns) {
        this.file = file;
        this.columns = Arrays.stream(columns)
                .flatMap(column -> Stream.of(column.split(Columns.PARTED)))
                .toList();
    }

    /** @param file with or without {@code .csv} */
    static Optional<Sheet> named(String file) {
        return Arrays.stream(values())
                .filter(sheet -> file.equals(sheet.file) || file.equals(sheet.file + ".csv"))
                .findFirst();
    }

    /** Its name without {@code .csv}. */
    String file() {
        return file;
    }

    List<String> columns() {
        return columns;
    }

    /** Items have two columns more for each entity that may sell them. */
    List<String> columns(Collection<String> entities) {
        return this != ITEMS
                ? columns
                : Stream.concat(columns.stream(), entities.stream().flatMap(Sheet::prices))
                        .toList();
    }

    /** What tells one line from another. */
    List<String> key() {
        return switch (this) {
            case SHIP_TOS, UNITS, LOTS, SAFETY_STOCK, PROMOTION_BUDGETS, VOLUME_BREAKS, TAX_RATES ->
                columns.subList(0, 2);
            case ITEM_NAMES -> columns.subList(0, 3);
            case CONTRACT_PRICES -> List.of("contract", "customer", "sku", "minimum", "from");
            case PROMOTIONS -> List.of("promotion", "sku", "category", "price group");
            case REBATES -> List.of("agreement", "customer", "price group", "category");
            default -> columns.subList(0, 1);
        };
    }

    /** What balances, stock and open orders are counted in: changed under them, they would mean something else. */
    Set<String> fixed() {
        return switch (this) {
            case ENTITIES -> Set.of("currency");
            case ACCOUNTS -> Set.of("kind");
            case SUPPLIERS -> Set.of("currency");
            case WAREHOUSES -> Set.of("entity", "kind");
            case CUSTOMERS -> Set.of("entity", "currency");
            case ITEMS -> Set.of("unit", "lot controlled");
            default -> Set.of();
        };
    }

    /** Whether lines may be taken away: nothing in the books or in an open order names one. */
    boolean mayLose() {
        return switch (this) {
            case ITEM_NAMES,
                    SAFETY_STOCK,
                    STOCK_REASONS,
                    CONTRACT_PRICES,
                    PROMOTIONS,
                    PROMOTION_BUDGETS,
                    REBATES,
                    VOLUME_BREAKS,
                    TAX_RATES,
                    FREIGHT_RATES -> true;
            default -> false;
        };
    }

    static String listPrice(String entity) {
        return "list price " + entity;
    }

    static String cost(String entity) {
        return "cost " + entity;
    }

    private static Stream<String> prices(String entity) {
        return Stream.of(listPrice(entity), cost(entity));
    }

    /** Apart, because an enum's constants come before its own fields. */
    private static final class Columns {

        static final String PARTED = ",";
        static final String ADDRESS = "street,city,region,postal code,country";

        private Columns() {}
    }
}
