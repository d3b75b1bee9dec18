"""Who signs in and how: passwords, tries, second factors, sessions, another server."""

from datetime import timedelta

from thidua.config.environment import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["thidua.apps.accounts.sign_in.backend.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:index"
ACCOUNT_ADAPTER = "thidua.apps.accounts.sign_in.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "thidua.apps.accounts.sign_in.adapter.SocialAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("THIDUA_PROXIES", default=0)
# a whole hall signs in from one address; the key is account and address together
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "100/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
SECOND_FACTOR_SEATS = env.list("THIDUA_SECOND_FACTOR", default=[])
MFA_TOTP_ISSUER = "Thi Đua"
MFA_FORMS = {
    "add_webauthn": "thidua.apps.accounts.sign_in.key_forms.AddKeyForm",
    "edit_webauthn": "thidua.apps.accounts.sign_in.key_forms.EditKeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are told by the inviter, not verified by a letter
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Thi Đua] "
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "thidua.config.sessions"
OIDC_SERVER = env.str("THIDUA_OIDC_SERVER", default="")
if OIDC_SERVER:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": env.str("THIDUA_OIDC_NAME", default="Tài khoản của tỉnh"),
                    "client_id": env.str("THIDUA_OIDC_CLIENT_ID"),
                    "secret": env.str("THIDUA_OIDC_SECRET"),
                    "settings": {"server_url": OIDC_SERVER},
                }
            ]
        }
    }
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
