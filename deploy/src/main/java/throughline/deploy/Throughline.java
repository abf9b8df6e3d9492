package throughline.deploy;

import throughline.deploy.command.RootCommand;

/** The program: one command line, whose commands stand in {@code throughline.deploy.command}. */
public final class Throughline {

    private Throughline() {}

    public static void main(String[] arguments) {
        System.exit(RootCommand.line().execute(arguments));
    }
}
