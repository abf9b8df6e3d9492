package throughline.deploy.settings;

/** A setting that cannot be obeyed; the text names it, says what was expected, and the appliance does not start. */
public final class SettingsFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SettingsFault(String text) {
        super(text);
    }
}
