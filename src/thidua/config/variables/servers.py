"""Settings that name other servers: for mail, for signing in, for files and the cache."""

from thidua.config.variables import kinds
from thidua.config.variables.variable import Variable

# fmt: off - one setting reads as one row
OF_STORES = (
    Variable(
        "THIDUA_FILES",
        kinds.object_store,
        "`files` in the data folder",
        "uploaded and issued files in a store that speaks S3, for several web machines; `s3+http://` without TLS",
        "s3://KHÓA:BÍ-MẬT@kho-tep.example.vn/thidua",
        is_secret=True,
    ),
    Variable(
        "THIDUA_CACHE",
        kinds.cache,
        "the database",
        "counts of tries and what pages keep for a while in Valkey or Redis; losing it loses nothing else",
        "redis://:MẬT-KHẨU@10.0.0.21:6379/0",
        is_secret=True,
    ),
)
OF_MAIL = (
    Variable(
        "THIDUA_EMAIL_URL",
        kinds.mail_server,
        "none: reminders become files in `letters` of the data folder, other letters are not sent",
        "the mail server: `smtp+tls://user:password@host:587`, `smtp+ssl://…:465`",
        "smtp+tls://thidua:MẬT-KHẨU@smtp.example.vn:587",
        is_secret=True,
    ),
    Variable(
        "THIDUA_EMAIL_FROM", kinds.sender, "`thidua@localhost`", "their sender", "thidua@example.vn"
    ),
)
OF_SIGN_IN = (
    Variable(
        "THIDUA_OIDC_SERVER",
        kinds.web_address,
        "none",
        "sign-in through OpenID Connect",
        "https://sso.example.vn/realms/tinh",
    ),
    Variable(
        "THIDUA_OIDC_CLIENT_ID",
        kinds.anything,
        "none",
        "this program's name at that server",
        "thidua",
    ),
    Variable("THIDUA_OIDC_SECRET", kinds.anything, "none", "its secret there", "…", is_secret=True),
    Variable(
        "THIDUA_OIDC_NAME",
        kinds.anything,
        "`Tài khoản của tỉnh`",
        "what the button on the sign-in page says",
        "Tài khoản của tỉnh",
    ),
)
