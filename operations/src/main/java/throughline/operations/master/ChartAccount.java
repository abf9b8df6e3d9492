package throughline.operations.master;

/** One account of the group's chart. {@code kind} is asset, liability, equity, revenue or expense. */
public record ChartAccount(String number, String name, Kind kind) {

    /** Which statement it stands on, and on which side it grows. */
    public enum Kind {
        ASSET,
        LIABILITY,
        EQUITY,
        REVENUE,
        EXPENSE
    }
}
