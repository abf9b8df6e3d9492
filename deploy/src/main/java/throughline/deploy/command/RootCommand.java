package throughline.deploy.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import throughline.deploy.bench.BenchCommand;
import throughline.deploy.settings.SettingsFault;

/** What stands before every command: its name, its help, and how a failure is told. */
@Command(
        name = "throughline",
        description = "An integration hub and rules-driven middleware appliance for distributors.",
        mixinStandardHelpOptions = true,
        version = "Throughline 0.1.0",
        subcommands = {
            UpCommand.class,
            ProcessCommand.class,
            ReadCommand.class,
            WriteCommand.class,
            TraceCommand.class,
            ExplainCommand.class,
            WhatIfCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            StatusCommand.class,
            CasesCommand.class,
            CountsCommand.class,
            AnswersCommand.class,
            ParkedCommand.class,
            FreightCommand.class,
            RebatesCommand.class,
            PromotionsCommand.class,
            PartnerCommand.class,
            MasterCommand.class,
            As2Command.class,
            RoutesCommand.class,
            AccountsCommand.class,
            CredentialCommand.class,
            PolicyCommand.class,
            BenchCommand.class
        })
public final class RootCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RootCommand() {}

    public static CommandLine line() {
        return new CommandLine(new RootCommand())
                .setExecutionExceptionHandler((fault, line, parsed) -> tell(fault, line));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Try: throughline --help");
    }

    private static int tell(Exception fault, CommandLine line) throws Exception {
        if (fault instanceof CommandFault || fault instanceof SettingsFault) {
            line.getErr().println("throughline: " + fault.getMessage());
            return line.getCommandSpec().exitCodeOnExecutionException();
        }
        throw fault;
    }
}
