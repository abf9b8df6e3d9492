package throughline.operations.rebate;

/** Rebates are not settled; the message says why, for people. */
public final class RebateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RebateRefused(String why) {
        super(why);
    }
}
