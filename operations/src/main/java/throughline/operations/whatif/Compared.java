package throughline.operations.whatif;

/**
 * One order, as the book decided that was in force then and as the draft would have.
 *
 * @param order in figures
 * @param currency in ISO 4217 letters; amounts are in its minor units
 * @param prices how many of its lines would have cost something else
 * @param cost what its goods stand in the books at, whichever rules decide
 */
public record Compared(
        long order, String currency, String ruleBook, boolean changed, int prices, long cost, Side before, Side after) {

    /**
     * What one book makes of it.
     *
     * @param net of the lines that were priced
     * @param check what the order checks make of it
     * @param hold the credit outcome
     * @param approval the strongest that a price needs
     * @param approvals how many lines need one
     * @param full how many lines would have been served in full
     * @param places where from, line by line
     */
    public record Side(
            long net,
            boolean freeFreight,
            String check,
            String hold,
            String approval,
            int approvals,
            int full,
            String places) {

        static Side of(Effect effect) {
            return new Side(
                    effect.net(),
                    effect.freeFreight(),
                    effect.check(),
                    effect.hold(),
                    effect.approval(),
                    effect.approvals(),
                    effect.goods().full(),
                    effect.goods().places());
        }
    }

    static Compared of(long order, String currency, String ruleBook, Effect before, Effect after) {
        return new Compared(
                order,
                currency,
                ruleBook,
                !before.same(after),
                before.pricesUnlike(after),
                before.cost(),
                Side.of(before),
                Side.of(after));
    }
}
