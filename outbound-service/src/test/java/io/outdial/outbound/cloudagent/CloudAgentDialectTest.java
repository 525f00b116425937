package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.dialect.ErrorAnswer;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.testing.EveryFailure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudAgentDialectTest {

    private final CloudAgentDialect dialect = new CloudAgentDialect();

    /** What clients parse, byte for byte. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            refused BAD_REQUEST                | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused INVALID_STATUS             | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused INVALID_STATUS_TRANSITION  | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused ALREADY_EXISTS             | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused IN_USE                     | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused NOT_USABLE                 | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused DO_NOT_CALL                | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused LIMIT_EXCEEDED             | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused LEASE_LOST                 | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused RECORD_ENDED               | 400 |  0 | {"status":"error","message":"No \\"way\\""}
            refused UNAUTHORIZED               | 401 |  0 | {"status":"error","message":"No \\"way\\""}
            refused FORBIDDEN                  | 403 |  0 | {"status":"error","message":"No \\"way\\""}
            refused NOT_FOUND                  | 404 |  0 | {"status":"error","message":"No \\"way\\""}
            refused METHOD_NOT_ALLOWED         | 405 |  0 | {"status":"error","message":"No \\"way\\""}
            refused NOT_ACCEPTABLE             | 406 |  0 | {"status":"error","message":"No \\"way\\""}
            refused CONFLICT                   | 409 |  0 | {"status":"error","message":"No \\"way\\""}
            refused PAYLOAD_TOO_LARGE          | 413 |  0 | {"status":"error","message":"No \\"way\\""}
            refused UNSUPPORTED_MEDIA_TYPE     | 415 |  0 | {"status":"error","message":"No \\"way\\""}
            refused VALIDATION_ERROR           | 422 |  0 | {"status":"error","message":"No \\"way\\""}
            not found                          | 404 |  0 | {"status":"error","message":"No campaign with this id"}
            unauthenticated                    | 401 |  0 | {"status":"error","message":"Missing or invalid credentials"}
            denied                             | 403 |  0 | {"status":"error","message":"These credentials do not carry the permission x:write"}
            prohibited                         | 403 |  0 | {"status":"error","message":"not this"}
            over quota                         | 429 |  2 | {"status":"error","message":"Max limit exceeded"}
            over quota, in words               | 429 | 60 | {"status":"error","message":"Max limit exceeded"}
            unavailable                        | 503 |  5 | {"status":"error","message":"later"}
            unavailable, soon                  | 503 |  1 | {"status":"error","message":"soon"}
            internal                           | 500 |  0 | {"status":"error","message":"Something went wrong on our side"}
            missing                            | 422 |  0 | {"status":"error","message":"a is required"}
            wrong type                         | 422 |  0 | {"status":"error","message":"b.0 must be of type string"}
            wrong, missing                     | 422 |  0 | {"status":"error","message":"b.0 must be of type string"}
            issue INVALID_TYPE                 | 422 |  0 | {"status":"error","message":"c is not valid"}
            issue INVALID_FORMAT               | 422 |  0 | {"status":"error","message":"c is not valid"}
            issue INVALID_VALUE                | 422 |  0 | {"status":"error","message":"c is not valid"}
            issue TOO_SMALL                    | 422 |  0 | {"status":"error","message":"c is not valid"}
            issue TOO_BIG                      | 422 |  0 | {"status":"error","message":"c is not valid"}
            issue CUSTOM                       | 422 |  0 | {"status":"error","message":"c is not valid"}
            """)
    void wordsOfAFailure(String failure, int status, long retryAfter, String body) throws Exception {
        ErrorAnswer answer = dialect.refuse(EveryFailure.byName().get(failure));
        assertEquals(status, answer.httpStatus());
        assertEquals(retryAfter, answer.retryAfterSeconds());
        assertEquals(body, new ObjectMapper().writeValueAsString(answer.body()));
    }

    @Test
    void onlyDoubleQuotesAreJson() {
        byte[] body = "{'a': 1}".getBytes(StandardCharsets.UTF_8);
        assertThrows(Failure.Refused.class, () -> dialect.read(body, bytes -> {}));
    }
}
