package throughline.operations.ordering;

import throughline.model.value.Money;

/** What orders count while a batch of them is worked on: against their customers' credit, and of promotions. */
record Counts(Exposures exposures, PromotionsTaken promotions) {

    /** Whether everything that bears on an order is as somebody else saw it. */
    boolean agree(Counts seen, Work work, PolicyFacts facts) {
        return exposures.agrees(seen.exposures, work.customer.code(), work.order.terms.currency())
                && promotions.agrees(seen.promotions, facts.purses(work));
    }

    /** What the customer's approved orders count. */
    Money openOrders(Work work) {
        return exposures.of(work.customer.code(), work.order.terms.currency());
    }

    /** Takes out what the lines that are about to be judged take of promotions: they are not to stand in their own way. */
    void withoutJudged(Work work) {
        work.order.lines.stream().filter(line -> line.judged).forEach(OpenLine::forgetPromotion);
        countPromotions(work);
    }

    /** What this order adds, beyond what is stored of it. */
    void count(Work work) {
        var now = work.order.exposure();
        exposures.add(work.customer.code(), now.minus(work.counted(now.currency())));
        work.counted = now;
        countPromotions(work);
    }

    private void countPromotions(Work work) {
        var now = work.order.promotionsTaken();
        work.taken().forEach((purse, minor) -> promotions.add(purse, -minor));
        now.forEach(promotions::add);
        work.taken = now;
    }
}
