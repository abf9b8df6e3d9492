package throughline.operations.governance;

/**
 * Who may do something with a desk's policies.
 *
 * @param desk its folder's name
 * @param who a role's name in capitals, or the name of an account
 */
public record Owner(String desk, PolicyAct act, String who) {}
