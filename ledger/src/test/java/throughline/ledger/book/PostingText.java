package throughline.ledger.book;

/** A posting as an accountant would write it on paper; the form every posting test compares. */
public final class PostingText {

    private PostingText() {}

    public static String of(Posting posting) {
        var text = new StringBuilder(posting.title()).append('\n');
        for (var line : posting.money()) {
            text.append("  %s %-37s %15s%s\n"
                    .formatted(
                            line.side() == Side.DEBIT ? "Dr" : "Cr",
                            line.account(),
                            line.amount(),
                            line.source() == null ? "" : "   " + line.source()));
        }
        for (var line : posting.stock()) {
            var path = line.from() + " -> " + line.to();
            text.append("  %-12s %-27s %15s%s\n"
                    .formatted(line.item(), path, line.quantity(), line.source() == null ? "" : "   " + line.source()));
        }
        return text.toString();
    }
}
