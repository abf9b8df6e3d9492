package throughline.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.rules.facts.Availability;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.ExceptionCase;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.PricedLine;
import throughline.rules.facts.ShortLine;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.verbs.AllocationVerbs;
import throughline.rules.verbs.Because;
import throughline.rules.verbs.CreditVerbs;
import throughline.rules.verbs.ExceptionVerbs;
import throughline.rules.verbs.PricingVerbs;

/** Writes down what the rules propose, in no meaningful order. Nothing is decided here. */
final class Proposals implements PricingVerbs, CreditVerbs, AllocationVerbs, ExceptionVerbs, Because {

    /**
     * One proposal as it was made.
     *
     * @param says what people see of it
     * @param about what it is about besides a line, if anything
     * @param figure exact, or null for a verb without one
     */
    record Proposal(Desk desk, RuleFiring says, @Nullable Object about, @Nullable BigDecimal figure) {

        String verb() {
            return says.verb();
        }

        /** The order's line, from 0; -1 for the whole order. */
        int line() {
            return says.line();
        }

        /** Of a verb that has a figure. */
        BigDecimal number() {
            return Objects.requireNonNull(figure, says.verb());
        }

        /** What people see of them. */
        static List<RuleFiring> firings(List<Proposal> proposals) {
            if (proposals.isEmpty()) {
                return List.of();
            }
            var firings = new RuleFiring[proposals.size()];
            for (int i = 0; i < firings.length; i++) {
                firings[i] = proposals.get(i).says;
            }
            return List.of(firings);
        }
    }

    /** More for one question is a runaway rule book, whichever engine walks it. */
    static final int AT_MOST = 200_000;

    private final String fingerprint;
    private List<Proposal> made = new ArrayList<>(24);
    private String rule = "?";
    private String policy = "";
    private List<Object> facts = List.of();
    private @Nullable Desk desk;
    private String verb = "";
    private int line;
    private @Nullable Object about;
    private @Nullable BigDecimal figure;

    /** @param fingerprint of the rule book whose rules speak */
    Proposals(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** What follows is said by this rule, because of these facts. */
    void speaks(String name, String paragraph, List<Object> because) {
        finish("");
        rule = name;
        policy = paragraph;
        facts = because;
    }

    /** What was proposed to one desk since it last asked; what others were told waits for them. */
    List<Proposal> take(Desk asking) {
        finish("");
        boolean ofOthers = false;
        for (Proposal proposal : made) {
            ofOthers |= proposal.desk != asking;
        }
        var taken = made;
        made = new ArrayList<>(24);
        if (ofOthers) {
            for (Proposal proposal : taken) {
                if (proposal.desk != asking) {
                    made.add(proposal);
                }
            }
            taken.removeIf(proposal -> proposal.desk != asking);
        }
        return taken;
    }

    private Because make(Desk toldTo, String what, int ofLine, @Nullable Object other, @Nullable BigDecimal exact) {
        finish("");
        desk = toldTo;
        verb = what;
        line = ofLine;
        about = other;
        figure = exact;
        return this;
    }

    @Override
    public void because(String reason) {
        finish(reason);
    }

    /** A verb is a proposal as soon as its reason is known, or another one follows. */
    private void finish(String reason) {
        if (desk != null) {
            if (made.size() >= AT_MOST) {
                throw new IllegalStateException("rule book %s made more than %d proposals for one order and was stopped"
                        .formatted(fingerprint, AT_MOST));
            }
            String number = figure == null ? null : Figures.text(figure);
            made.add(new Proposal(
                    desk, new RuleFiring(rule, policy, verb, line, number, reason, facts, fingerprint), about, figure));
            desk = null;
        }
    }

    @Override
    public Because contractPrice(Line line, ContractPrice contract) {
        return make(Desk.PRICING, "contractPrice", line.no(), contract, contract.price());
    }

    @Override
    public Because discount(Line line, double percent) {
        return make(Desk.PRICING, "discount", line.no(), null, Figures.exact(percent));
    }

    @Override
    public Because discount(Line line, BigDecimal percent) {
        return make(Desk.PRICING, "discount", line.no(), null, percent);
    }

    @Override
    public Because surcharge(Line line, double percent) {
        return make(Desk.PRICING, "surcharge", line.no(), null, Figures.exact(percent));
    }

    @Override
    public Because honour(PricedLine line) {
        return make(Desk.PRICING, "honour", line.line().no(), null, null);
    }

    @Override
    public Because correct(PricedLine line) {
        return make(Desk.PRICING, "correct", line.line().no(), null, null);
    }

    @Override
    public Because askSalesManager(PricedLine line) {
        return make(Desk.PRICING, "askSalesManager", line.line().no(), null, null);
    }

    @Override
    public Because askDirector(PricedLine line) {
        return make(Desk.PRICING, "askDirector", line.line().no(), null, null);
    }

    @Override
    public Because freeFreight(Order order) {
        return make(Desk.PRICING, "freeFreight", -1, null, null);
    }

    @Override
    public Because note() {
        return make(Desk.CREDIT, "note", -1, null, null);
    }

    @Override
    public Because holdForAnalyst() {
        return make(Desk.CREDIT, "holdForAnalyst", -1, null, null);
    }

    @Override
    public Because holdForManager() {
        return make(Desk.CREDIT, "holdForManager", -1, null, null);
    }

    @Override
    public Because holdForDirector() {
        return make(Desk.CREDIT, "holdForDirector", -1, null, null);
    }

    @Override
    public Because requirePrepayment() {
        return make(Desk.CREDIT, "requirePrepayment", -1, null, null);
    }

    @Override
    public Because refuse() {
        return make(Desk.CREDIT, "refuse", -1, null, null);
    }

    @Override
    public Because release() {
        return make(Desk.CREDIT, "release", -1, null, null);
    }

    @Override
    public Because prefer(Line line, Stock stock, int points) {
        return make(Desk.ALLOCATION, "prefer", line.no(), stock, Figures.whole(points));
    }

    @Override
    public Because exclude(Line line, Stock stock) {
        return make(Desk.ALLOCATION, "exclude", line.no(), stock, null);
    }

    @Override
    public Because keepBack(Line line, Stock stock, BigDecimal quantity) {
        return make(Desk.ALLOCATION, "keepBack", line.no(), stock, quantity);
    }

    @Override
    public Because dontSplit(Line line) {
        return make(Desk.ALLOCATION, "dontSplit", line.no(), null, null);
    }

    @Override
    public Because atMostWarehouses(Line line, int number) {
        return make(Desk.ALLOCATION, "atMostWarehouses", line.no(), null, Figures.whole(number));
    }

    @Override
    public Because shipComplete(Order order) {
        return make(Desk.ALLOCATION, "shipComplete", -1, null, null);
    }

    @Override
    public Because backOrderRest(Availability line) {
        return make(Desk.ALLOCATION, "backOrderRest", line.line().no(), null, null);
    }

    @Override
    public Because cancelRest(Availability line) {
        return make(Desk.ALLOCATION, "cancelRest", line.line().no(), null, null);
    }

    @Override
    public Because substitute(Line line, Substitute substitute) {
        return make(Desk.ALLOCATION, "substitute", line.no(), substitute, null);
    }

    @Override
    public Because priority(Order order, int points) {
        return make(Desk.ALLOCATION, "priority", -1, null, Figures.whole(points));
    }

    @Override
    public Because backOrderShort(ShortLine line) {
        return make(Desk.ALLOCATION, "backOrderShort", line.no(), null, null);
    }

    @Override
    public Because cancelShort(ShortLine line) {
        return make(Desk.ALLOCATION, "cancelShort", line.no(), null, null);
    }

    @Override
    public Because route(ExceptionCase exception, String desk, int urgency) {
        return make(Desk.EXCEPTION, "route", -1, desk, Figures.whole(urgency));
    }

    @Override
    public Because dueInHours(ExceptionCase exception, int hours) {
        return make(Desk.EXCEPTION, "dueInHours", -1, null, Figures.whole(hours));
    }
}
