package throughline.console.access;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import throughline.console.ConsoleSettings;

/**
 * Two doors. Programs come in through {@code /api} with a token in every request and no session; people sign in with a form and have a
 * session, with a token against forged requests in every form. Everything is closed but sign-in, the pages' own files and the question
 * whether the process lives.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class AccessConfiguration {

    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    SignInLimit signInLimit(Clock clock) {
        return new SignInLimit(clock);
    }

    @Bean
    AuthenticationManager authenticationManager(Accounts accounts, PasswordEncoder passwords) {
        UserDetailsService people = accounts::person;
        var provider = new DaoAuthenticationProvider(people);
        provider.setPasswordEncoder(passwords);
        return new ProviderManager(provider);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Accounts.passwordEncoder();
    }

    /** For programs. */
    @Bean
    @Order(1)
    SecurityFilterChain consoleApiChain(HttpSecurity http, Accounts accounts) throws Exception {
        return http.securityMatcher("/api/**", AccessTable.AS2)
                .csrf(csrf -> csrf.disable()) // no cookie is looked at here, so there is nothing to forge with
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> {})
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(API_POLICY)))
                .addFilterBefore(new TokenFilter(accounts), AuthorizationFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(new ApiRefusals()).accessDeniedHandler(new ApiRefusals()))
                .authorizeHttpRequests(requests -> {
                    // Errors were decided already; asking again would turn a 403 into a 401.
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    // Signed by the sender over the raw bytes instead: SignedWebhook checks it before anything else.
                    requests.requestMatchers(HttpMethod.POST, AccessTable.API + "/webhooks/*/*")
                            .permitAll();
                    // A partner's program, with a token that is good for this alone: PartnerInbox checks it first.
                    requests.requestMatchers(HttpMethod.POST, AccessTable.API + "/inbox/*")
                            .permitAll();
                    // Signed as well, with a partner's own key: As2Address hands it to whoever checks that.
                    requests.requestMatchers(HttpMethod.POST, AccessTable.AS2).permitAll();
                    allow(requests, AccessTable.API_ACTS);
                    allow(requests, AccessTable.LOOKS);
                    requests.requestMatchers(HttpMethod.GET, "/api/**").hasAnyRole(Right.LOOK.roleNames());
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    /** For people. */
    @Bean
    @Order(2)
    SecurityFilterChain consolePageChain(
            HttpSecurity http, AuthenticationManager people, SignInLimit limit, ConsoleSettings settings)
            throws Exception {
        var answers = new SignInAnswers(limit);
        return http.authenticationManager(people)
                .headers(AccessConfiguration::pageHeaders)
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .successHandler(answers)
                        .failureHandler(answers))
                .logout(leave -> leave.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"))
                .addFilterBefore(new UploadGate(settings.largestDocument(), settings.largestTrial()), CsrfFilter.class)
                .addFilterBefore(new SignInGate(limit), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.accessDeniedPage("/refused"))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                            .permitAll();
                    requests.requestMatchers("/sign-in", "/refused", "/error").permitAll();
                    requests.requestMatchers(
                                    HttpMethod.GET,
                                    "/assets/**",
                                    "/vendor/**",
                                    "/favicon.ico",
                                    "/actuator/health/liveness")
                            .permitAll();
                    requests.requestMatchers("/actuator/**").hasAnyRole(Role.ADMIN.name(), Role.OPERATOR.name());
                    allow(requests, AccessTable.PAGE_ACTS);
                    allow(requests, AccessTable.LOOKS);
                    requests.requestMatchers(HttpMethod.GET, "/**").hasAnyRole(Right.LOOK.roleNames());
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    private static void allow(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            List<AccessTable.Act> acts) {
        for (var act : acts) {
            requests.requestMatchers(act.method(), act.path())
                    .hasAnyRole(act.right().roleNames());
        }
    }

    private static void pageHeaders(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGE_POLICY));
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.frameOptions(options -> options.deny());
        headers.permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
    }
}
