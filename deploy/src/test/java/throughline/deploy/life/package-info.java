/** The appliance as its users have it: the launcher's own process, killed, starved and lied to. Run after packaging. */
package throughline.deploy.life;
