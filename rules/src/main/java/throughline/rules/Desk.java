package throughline.rules;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import throughline.rules.facts.Availability;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.Customer;
import throughline.rules.facts.ExceptionCase;
import throughline.rules.facts.GroupPrice;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.PostingEvent;
import throughline.rules.facts.PostingLine;
import throughline.rules.facts.PricedLine;
import throughline.rules.facts.Promotion;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.facts.ShortLine;
import throughline.rules.facts.SimilarOrder;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.facts.UsualQuantity;
import throughline.rules.facts.VolumeBreak;
import throughline.rules.verbs.AllocationVerbs;
import throughline.rules.verbs.CreditVerbs;
import throughline.rules.verbs.ExceptionVerbs;
import throughline.rules.verbs.OrderVerbs;
import throughline.rules.verbs.PostingVerbs;
import throughline.rules.verbs.PricingVerbs;

/**
 * Who owns a folder of policies, and what its rules may see and do: nothing else is published to them. A credit rule cannot call a pricing verb.
 */
public enum Desk {
    ORDER(
            "order",
            "check",
            OrderVerbs.class,
            List.of(Customer.class, Order.class, Line.class, SimilarOrder.class, UsualQuantity.class)),
    PRICING(
            "pricing",
            "price",
            PricingVerbs.class,
            List.of(
                    Customer.class,
                    Order.class,
                    Line.class,
                    ContractPrice.class,
                    GroupPrice.class,
                    VolumeBreak.class,
                    Promotion.class,
                    RebateAgreement.class,
                    PricedLine.class)),
    CREDIT("credit", "credit", CreditVerbs.class, List.of(Customer.class, Order.class, CreditStanding.class)),
    ALLOCATION(
            "allocation",
            "allocate",
            AllocationVerbs.class,
            List.of(
                    Customer.class,
                    Order.class,
                    Line.class,
                    Stock.class,
                    Availability.class,
                    Substitute.class,
                    ShortLine.class)),
    EXCEPTION("exception", "exception", ExceptionVerbs.class, List.of(ExceptionCase.class)),
    POSTING("posting", "posting", PostingVerbs.class, List.of(PostingEvent.class, PostingLine.class));

    private final String folder;
    private final String global;
    private final Class<?> verbs;
    private final List<Class<?>> facts;

    Desk(String folder, String global, Class<?> verbs, List<Class<?>> facts) {
        this.folder = folder;
        this.global = global;
        this.verbs = verbs;
        this.facts = facts;
    }

    /** The folder below the policy folder, and the last word of the rules' package. */
    public String folder() {
        return folder;
    }

    /** All of them, for people: {@code order, pricing ... or exception}. */
    public static String folders() {
        var folders = Arrays.stream(values()).map(Desk::folder).toList();
        int last = folders.size() - 1;
        return String.join(", ", folders.subList(0, last)) + " or " + folders.get(last);
    }

    /** What any of them looks like in a pattern: {@code order|pricing}. */
    public static String anyFolder() {
        return Arrays.stream(values()).map(Desk::folder).collect(Collectors.joining("|"));
    }

    /** The name by which rules call the verbs. */
    public String global() {
        return global;
    }

    public Class<?> verbs() {
        return verbs;
    }

    public List<Class<?>> facts() {
        return facts;
    }

    /** The package every file of this desk declares. */
    public String rulePackage() {
        return "policy." + folder;
    }
}
