package throughline.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.Proposal.Title;
import throughline.rules.facts.Availability;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.ExceptionCase;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.PostingLine;
import throughline.rules.facts.PricedLine;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.facts.ShortLine;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.verbs.AllocationVerbs;
import throughline.rules.verbs.Because;
import throughline.rules.verbs.CreditVerbs;
import throughline.rules.verbs.ExceptionVerbs;
import throughline.rules.verbs.OrderVerbs;
import throughline.rules.verbs.PostingVerbs;
import throughline.rules.verbs.PricingVerbs;

/** Writes down what the rules propose, in no meaningful order. Nothing is decided here. */
final class Proposals implements OrderVerbs, PricingVerbs, CreditVerbs, AllocationVerbs, ExceptionVerbs, PostingVerbs {

    /** So many for an order of a few lines. */
    private static final int SOME = 32;

    /** More for one question is a runaway rule book, whichever engine walks it. */
    static final int AT_MOST = 200_000;

    /** So many facts tried inside of others, in silence, are a runaway rule book, too. */
    static final long TRIED_AT_MOST = 20_000_000;

    private final String fingerprint;
    private final List<Proposal> made = new ArrayList<>(SOME);
    private Title title = new Title("?", "");
    private long tried;
    private List<Object> facts = List.of();

    /** @param fingerprint of the rule book whose rules speak */
    Proposals(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** So many facts are about to be compared with what matched before them. */
    void tries(int more) {
        tried += more;
        if (tried > TRIED_AT_MOST) {
            throw new IllegalStateException("rule book %s compared more than %d facts for one order and was stopped"
                    .formatted(fingerprint, TRIED_AT_MOST));
        }
    }

    /** What follows is said by this rule, because of these facts. */
    void speaks(Title rule, List<Object> because) {
        title = rule;
        facts = because;
    }

    Title title() {
        return title;
    }

    List<Object> facts() {
        return facts;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** What was proposed and not forgotten yet. */
    List<Proposal> made() {
        return made;
    }

    void forget() {
        made.clear();
        tried = 0;
    }

    /** What was proposed to one desk since it last asked; what others were told waits for them. */
    List<Proposal> take(Desk asking) {
        var taken =
                made.stream().filter(proposal -> proposal.what().desk == asking).toList();
        made.removeIf(proposal -> proposal.what().desk == asking);
        return taken;
    }

    private Because make(Verb what, int line, @Nullable Object about, @Nullable BigDecimal figure) {
        if (made.size() >= AT_MOST) {
            throw new IllegalStateException("rule book %s made more than %d proposals for one order and was stopped"
                    .formatted(fingerprint, AT_MOST));
        }
        var proposal = new Proposal(this, what, line, about, figure);
        made.add(proposal);
        return proposal;
    }

    @Override
    public Because remark(Order order) {
        return make(Verb.REMARK, -1, null, null);
    }

    @Override
    public Because holdLine(Line line) {
        return make(Verb.HOLD_LINE, line.no(), null, null);
    }

    @Override
    public Because holdOrder(Order order) {
        return make(Verb.HOLD_ORDER, -1, null, null);
    }

    @Override
    public Because refuseLine(Line line) {
        return make(Verb.REFUSE_LINE, line.no(), null, null);
    }

    @Override
    public Because refuseOrder(Order order) {
        return make(Verb.REFUSE_ORDER, -1, null, null);
    }

    @Override
    public Because contractPrice(Line line, ContractPrice contract) {
        return make(Verb.CONTRACT_PRICE, line.no(), contract, contract.price());
    }

    @Override
    public Because discount(Line line, double percent) {
        return make(Verb.DISCOUNT, line.no(), null, Figures.exact(percent));
    }

    @Override
    public Because discount(Line line, BigDecimal percent) {
        return make(Verb.DISCOUNT, line.no(), null, percent);
    }

    @Override
    public Because exclusiveDiscount(Line line, double percent) {
        return make(Verb.EXCLUSIVE_DISCOUNT, line.no(), null, Figures.exact(percent));
    }

    @Override
    public Because exclusiveDiscount(Line line, BigDecimal percent) {
        return make(Verb.EXCLUSIVE_DISCOUNT, line.no(), null, percent);
    }

    @Override
    public Because surcharge(Line line, double percent) {
        return make(Verb.SURCHARGE, line.no(), null, Figures.exact(percent));
    }

    @Override
    public Because rebate(Line line, RebateAgreement agreement) {
        return make(Verb.REBATE, line.no(), agreement, agreement.percent());
    }

    @Override
    public Because honour(PricedLine line) {
        return make(Verb.HONOUR, line.line().no(), null, null);
    }

    @Override
    public Because correct(PricedLine line) {
        return make(Verb.CORRECT, line.line().no(), null, null);
    }

    @Override
    public Because askSalesManager(PricedLine line) {
        return make(Verb.ASK_SALES_MANAGER, line.line().no(), null, null);
    }

    @Override
    public Because askDirector(PricedLine line) {
        return make(Verb.ASK_DIRECTOR, line.line().no(), null, null);
    }

    @Override
    public Because billFreight(Order order) {
        return make(Verb.BILL_FREIGHT, -1, null, null);
    }

    @Override
    public Because freeFreight(Order order) {
        return make(Verb.FREE_FREIGHT, -1, null, null);
    }

    @Override
    public Because note() {
        return make(Verb.NOTE, -1, null, null);
    }

    @Override
    public Because holdForAnalyst() {
        return make(Verb.HOLD_FOR_ANALYST, -1, null, null);
    }

    @Override
    public Because holdForManager() {
        return make(Verb.HOLD_FOR_MANAGER, -1, null, null);
    }

    @Override
    public Because holdForDirector() {
        return make(Verb.HOLD_FOR_DIRECTOR, -1, null, null);
    }

    @Override
    public Because requirePrepayment() {
        return make(Verb.REQUIRE_PREPAYMENT, -1, null, null);
    }

    @Override
    public Because refuse() {
        return make(Verb.REFUSE, -1, null, null);
    }

    @Override
    public Because release() {
        return make(Verb.RELEASE, -1, null, null);
    }

    @Override
    public Because prefer(Line line, Stock stock, int points) {
        return make(Verb.PREFER, line.no(), stock, Figures.whole(points));
    }

    @Override
    public Because exclude(Line line, Stock stock) {
        return make(Verb.EXCLUDE, line.no(), stock, null);
    }

    @Override
    public Because keepBack(Line line, Stock stock, BigDecimal quantity) {
        return make(Verb.KEEP_BACK, line.no(), stock, quantity);
    }

    @Override
    public Because fairShare(Line line, Stock stock, double percent) {
        return make(Verb.FAIR_SHARE, line.no(), stock, Figures.exact(percent));
    }

    @Override
    public Because dontSplit(Line line) {
        return make(Verb.DONT_SPLIT, line.no(), null, null);
    }

    @Override
    public Because atMostWarehouses(Line line, int number) {
        return make(Verb.AT_MOST_WAREHOUSES, line.no(), null, Figures.whole(number));
    }

    @Override
    public Because shipComplete(Order order) {
        return make(Verb.SHIP_COMPLETE, -1, null, null);
    }

    @Override
    public Because backOrderRest(Availability line) {
        return make(Verb.BACK_ORDER_REST, line.line().no(), null, null);
    }

    @Override
    public Because cancelRest(Availability line) {
        return make(Verb.CANCEL_REST, line.line().no(), null, null);
    }

    @Override
    public Because substitute(Line line, Substitute substitute) {
        return make(Verb.SUBSTITUTE, line.no(), substitute, null);
    }

    @Override
    public Because priority(Order order, int points) {
        return make(Verb.PRIORITY, -1, null, Figures.whole(points));
    }

    @Override
    public Because backOrderShort(ShortLine line) {
        return make(Verb.BACK_ORDER_SHORT, line.no(), null, null);
    }

    @Override
    public Because cancelShort(ShortLine line) {
        return make(Verb.CANCEL_SHORT, line.no(), null, null);
    }

    @Override
    public Because route(ExceptionCase exception, String desk, int urgency) {
        return make(Verb.ROUTE, -1, desk, Figures.whole(urgency));
    }

    @Override
    public Because dueInHours(ExceptionCase exception, int hours) {
        return make(Verb.DUE_IN_HOURS, -1, null, Figures.whole(hours));
    }

    @Override
    public Because escalateTo(ExceptionCase exception, String desk, int hours) {
        return make(Verb.ESCALATE_TO, -1, desk, Figures.whole(hours));
    }

    @Override
    public Because account(PostingLine line, String number) {
        return make(Verb.ACCOUNT, line.no(), number, Figures.whole(1));
    }

    @Override
    public Because account(PostingLine line, String number, int precedence) {
        return make(Verb.ACCOUNT, line.no(), number, Figures.whole(precedence));
    }
}
