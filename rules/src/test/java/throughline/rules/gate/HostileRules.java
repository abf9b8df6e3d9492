package throughline.rules.gate;

import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody might try to smuggle in as a policy. Each does harm, or might, when Drools builds or runs it unguarded. */
final class HostileRules {

    private static final String HEAD =
            """
            package policy.pricing

            import throughline.rules.facts.Line
            import throughline.rules.verbs.PricingVerbs

            global PricingVerbs price

            """;
    private static final String HARMLESS = "price.discount( $l, 1 ).because( \"x\" );";

    private HostileRules() {}

    static String rule(String when, String then) {
        return HEAD + "rule \"R\"\nwhen\n    " + when + "\nthen\n    " + then + "\nend\n";
    }

    static Map<String, String> all() {
        var rules = new LinkedHashMap<String, String>();
        consequences(rules);
        conditions(rules);
        declarations(rules);
        injections(rules);
        exhaustion(rules);
        return rules;
    }

    private static void consequences(Map<String, String> rules) {
        rules.put("stops the appliance", rule("$l : Line()", "System.exit( 66 );"));
        rules.put(
                "starts a process",
                rule("$l : Line()", "Runtime.getRuntime().exec( new String[]{ \"touch\", \"x\" } );"));
        rules.put(
                "starts a process by its full name",
                rule("$l : Line()", "new java.lang.ProcessBuilder( \"touch\", \"x\" ).start();"));
        rules.put(
                "reads and writes files",
                rule("$l : Line()", "java.nio.file.Files.readString( java.nio.file.Path.of( \"secret\" ) );"));
        rules.put("opens a socket", rule("$l : Line()", "new java.net.ServerSocket( 0 ).close();"));
        rules.put("loops", rule("$l : Line()", "while( true ) { }"));
        rules.put("changes what it looked at", rule("$l : Line( $q : cases )", "modify( $l ) { setCases( $q ) }"));
        rules.put("updates itself", rule("$l : Line()", "update( $l );"));
        rules.put("takes facts away", rule("$l : Line()", "delete( $l );"));
        rules.put(
                "goes on under a name",
                rule("$l : Line() do[more]", HARMLESS + "\nthen[more]\n    System.exit( 66 );"));
        rules.put("counts for ever", rule("$l : Line()", "for( int i = 0; i >= 0; i = i * 1 ) { }"));
        rules.put("inserts for ever", rule("$l : Line( $q : cases )", "insert( \"x\" );"));
        rules.put(
                "reflects through getClass",
                rule("$l : Line()", "$l.getClass().getClassLoader().loadClass( \"java.lang.System\" );"));
        rules.put("reflects through forName", rule("$l : Line()", "Class.forName( \"java.lang.System\" );"));
        rules.put(
                "reaches the engine",
                rule("$l : Line()", "kcontext.getKieRuntime().getKieBase().removeRule( \"policy.pricing\", \"R\" );"));
        rules.put("starts a thread", rule("$l : Line()", "new Thread( () -> System.exit( 66 ) ).start();"));
        rules.put("hides in an anonymous class", rule("$l : Line()", "new Object() { { System.exit( 66 ); } };"));
        rules.put(
                "hides in the reason",
                rule("$l : Line()", "price.discount( $l, 1 ).because( \"x\" + System.getenv() );"));
        rules.put(
                "hides in a verb's figure",
                rule("$l : Line()", "price.discount( $l, Integer.parseInt( \"1\" ) ).because( \"x\" );"));
        rules.put("calculates", rule("$l : Line( $p : cases )", "price.discount( $l, $p * 2 ).because( \"x\" );"));
        rules.put("calls another desk's verb", rule("$l : Line()", "credit.release().because( \"x\" );"));
    }

    private static void conditions(Map<String, String> rules) {
        rules.put(
                "calls in a condition",
                rule("$l : Line( Runtime.getRuntime().exec( \"touch x\" ) != null )", HARMLESS));
        rules.put("eval", rule("$l : Line()\n    eval( new java.io.File( \"x\" ).createNewFile() )", HARMLESS));
        rules.put(
                "from", rule("$l : Line()\n    $s : String() from java.nio.file.Files.readAllLines( null )", HARMLESS));
        rules.put(
                "accumulate code",
                rule(
                        "$l : Line()\n    accumulate( Line( $q : cases ), init( System.exit( 66 ); ) action( ) result( 1 ) )",
                        HARMLESS));
        rules.put(
                "a regular expression that never ends", rule("$l : Line( category matches \"((P*)*)*X\" )", HARMLESS));
    }

    private static void declarations(Map<String, String> rules) {
        rules.put(
                "imports a class",
                rule("$l : Line()", "new FileOutputStream( \"x\" ).close();")
                        .replace("global", "import java.io.FileOutputStream\nglobal"));
        rules.put("imports everything", rule("$l : Line()", HARMLESS).replace("global", "import java.io.*\nglobal"));
        rules.put(
                "imports a function",
                rule("$l : Line()", "exit( 66 );").replace("global", "import function java.lang.System.exit\nglobal"));
        rules.put(
                "declares a function",
                HEAD + "function void boom() { System.exit( 66 ); }\nrule \"R\" when $l : Line() then boom(); end\n");
        rules.put(
                "calls itself",
                HEAD
                        + "function void deep( int i ) { deep( i + 1 ); }\nrule \"R\" when $l : Line() then deep( 0 ); end\n");
        rules.put(
                "inherits",
                HEAD + "rule \"R\" extends \"S\"\nwhen\n    $l : Line()\nthen\n    " + HARMLESS + "\nend\n");
        rules.put(
                "declares a thread",
                HEAD + "declare Evil extends java.lang.Thread\n  a : int\nend\n"
                        + rule("$l : Line()", HARMLESS).substring(HEAD.length()));
        rules.put(
                "declares with an initializer",
                HEAD + "declare Evil\n  a : String = System.getProperty( \"user.home\" )\nend\n"
                        + rule("$l : Line()", HARMLESS).substring(HEAD.length()));
        rules.put(
                "another global",
                rule("$l : Line()", HARMLESS).replace("global", "global java.lang.Runtime rt\nglobal"));
        rules.put(
                "the mvel dialect",
                HEAD + "rule \"R\"\ndialect \"mvel\"\nwhen\n    $l : Line()\nthen\n    System.exit( 66 );\nend\n");
        rules.put(
                "a timer",
                HEAD + "rule \"R\"\ntimer( int: 0 1 )\nwhen\n    $l : Line()\nthen\n    " + HARMLESS + "\nend\n");
        rules.put(
                "salience", HEAD + "rule \"R\"\nsalience 10\nwhen\n    $l : Line()\nthen\n    " + HARMLESS + "\nend\n");
        rules.put(
                "code in enabled",
                HEAD + "rule \"R\"\nenabled( System.getProperty( \"x\" ) == null )\nwhen\n    $l : Line()\nthen\n    "
                        + HARMLESS + "\nend\n");
        rules.put("a query", HEAD + "query \"Q\"\n    Line()\nend\n");
        rules.put("another desk's fact", rule("$l : Line()\n    CreditStanding()", HARMLESS));
        rules.put(
                "another package",
                rule("$l : Line()", HARMLESS).replace("package policy.pricing", "package throughline.rules"));
    }

    private static void injections(Map<String, String> rules) {
        rules.put("a unicode escape", rule("$l : Line()", "\\u0053ystem.exit( 66 );"));
        rules.put(
                "a unicode escape in a text",
                rule(
                        "$l : Line()",
                        "price.discount( $l, 1 ).because( \"x\\u0022 ); System.exit( 66 ); price.discount( $l, 1 ).because( \\u0022\" );"));
        rules.put(
                "code in the rule's name",
                HEAD
                        + "rule \"R\\\"); } static { System.exit(66); } void x() { (\\\"\"\nwhen\n    $l : Line()\nthen\n    "
                        + HARMLESS + "\nend\n");
        rules.put(
                "code in an annotation",
                HEAD + "rule \"R\" @owner( System.exit( 66 ) )\nwhen\n    $l : Line()\nthen\n    " + HARMLESS
                        + "\nend\n");
        rules.put(
                "a closing brace",
                rule("$l : Line()", HARMLESS + " } static { System.exit( 66 ); } static void y() {"));
        rules.put("an invisible character", rule("$l : Line()", HARMLESS).replace("\"x\"", "\"x\u202e\""));
    }

    private static void exhaustion(Map<String, String> rules) {
        rules.put(
                "a memory bomb",
                rule(
                        "$l : Line()",
                        "java.util.List x = new java.util.ArrayList(); while( true ) x.add( new byte[ 10000000 ] );"));
        rules.put(
                "a memory bomb in one call",
                rule("$l : Line()", "price.discount( $l, 1 ).because( \"x\".repeat( 2000000000 ) );"));
        rules.put("every combination of ten lines", rule("Line()\n    ".repeat(9) + "$l : Line()", HARMLESS));
        rules.put(
                "three thousand brackets",
                rule("$l : Line( " + "(".repeat(3000) + "cases > 1" + ")".repeat(3000) + " )", HARMLESS));
    }
}
