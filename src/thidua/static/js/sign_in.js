/* Passkeys: say in plain words what went wrong, instead of a line in the console. */
import { said } from "./words.js";

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const box = document.getElementById("messages");
  const error = event.detail.exception;
  const cancelled = error && (error.name === "NotAllowedError" || error.name === "AbortError");
  const line = document.createElement("div");
  line.className = "alert alert-danger";
  line.setAttribute("role", "alert");
  line.textContent = cancelled
    ? said(
        "Chưa đọc được khóa bảo mật: việc xác nhận bị bỏ dở hoặc hết thời gian. Thử lại, hoặc dùng mật khẩu.",
        "The security key could not be read: confirming was broken off or took too long. Try again, or use the password.",
      )
    : said(
        "Máy hoặc trình duyệt này không dùng được khóa bảo mật ở đây. Hãy dùng mật khẩu.",
        "This device or browser cannot use a security key here. Please use the password.",
      );
  box.replaceChildren(line);
});
