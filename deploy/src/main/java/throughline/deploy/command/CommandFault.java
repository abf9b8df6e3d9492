package throughline.deploy.command;

/** A command that cannot be carried out; the text is for the person who typed it. */
public final class CommandFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CommandFault(String text) {
        super(text);
    }
}
